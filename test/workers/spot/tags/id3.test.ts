import { describe, expect, it } from 'vitest'
import { id3Language, id3v1, id3v2 } from '../../../../workers/spot/tags/id3.ts'
import { spotTags } from '../../../../workers/spot/tags/spot-tags.ts'
import { SAMPLE_TAGS } from '../../../support/tags.ts'

const tags = spotTags(SAMPLE_TAGS, 1)
const loudness = { integrated: -23, truePeak: -6, range: 3, shortTermMax: -21, momentaryMax: -18 }

describe('ID3', () => {
  it('knows languages by three letters', () => {
    expect(['es-PE', 'quy', 'qu', 'en', '', 'zz'].map(id3Language)).toEqual([
      'spa',
      'quy',
      'que',
      'eng',
      'und',
      'und',
    ])
  })

  it('has version 2.3 and is the same each time', () => {
    const tag = id3v2(tags, loudness, 10.99)
    expect([...tag.subarray(0, 5)]).toEqual([0x49, 0x44, 0x33, 3, 0])
    expect(Buffer.from(id3v2(tags, loudness, 10.99)).equals(tag)).toBe(true)
  })

  it('of version 1 is 128 bytes of Latin-1', () => {
    const tag = Buffer.from(id3v1({ ...tags, title: 'Género 📻 y un título que no cabe en treinta' }))
    expect(tag.length).toBe(128)
    expect(tag.toString('latin1', 0, 33)).toBe('TAGGénero y un título que no cabe')
    expect(tag.toString('latin1', 97, 107)).toBe('AYD-000123')
    expect(tag[125]).toBe(0)
  })
})
