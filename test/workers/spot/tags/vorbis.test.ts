import { describe, expect, it } from 'vitest'
import { spotTags } from '../../../../workers/spot/tags/spot-tags.ts'
import { metadataOptions, vorbisComments } from '../../../../workers/spot/tags/vorbis.ts'
import { SAMPLE_TAGS } from '../../../support/tags.ts'

const tags = spotTags({ ...SAMPLE_TAGS, licence: null }, 2)
const loudness = { integrated: -22, truePeak: -6, range: 3, shortTermMax: -21, momentaryMax: -18 }

describe('Vorbis comments', () => {
  it('leave out what is not known', () => {
    const names = vorbisComments(tags, loudness, 'flac').map(([name]) => name)
    expect(names).toContain('LYRICS')
    expect(names).not.toContain('LICENSE')
  })

  it('have the gain that their codec knows', () => {
    const flac = new Map(vorbisComments(tags, loudness, 'flac'))
    const opus = new Map(vorbisComments(tags, loudness, 'opus'))
    expect(flac.get('REPLAYGAIN_TRACK_GAIN')).toBe('4.00 dB')
    expect(flac.has('R128_TRACK_GAIN')).toBe(false)
    expect(opus.get('R128_TRACK_GAIN')).toBe('-256')
    expect(opus.has('REPLAYGAIN_TRACK_GAIN')).toBe(false)
  })

  it('are one argument each, whatever stands in them', () => {
    expect(metadataOptions([['TITLE', '-y; a=b "c"']])).toEqual(['-metadata', 'TITLE=-y; a=b "c"'])
  })
})
