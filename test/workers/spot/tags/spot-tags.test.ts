import { describe, expect, it } from 'vitest'
import {
  commentLine,
  opusTrackGain,
  replayGain,
  spotTags,
  validityText,
} from '../../../../workers/spot/tags/spot-tags.ts'
import { SAMPLE_TAGS } from '../../../support/tags.ts'

const loudness = { integrated: -23, truePeak: -6, range: 3, shortTermMax: -21, momentaryMax: -18 }

describe('tags of a spot', () => {
  it('tell the days of validity as the country counts them', () => {
    const { validity } = spotTags(SAMPLE_TAGS, 1)
    expect(validity).toEqual({
      from: { date: '2026-01-10', time: '00:00:00' },
      until: { date: '2026-02-10', time: '23:59:59' },
    })
    expect(validityText(validity)).toBe('2026-01-10/2026-02-10')
  })

  it('tell them in the zone of the organisation', () => {
    const { validity } = spotTags({ ...SAMPLE_TAGS, timeZone: 'America/Santiago' }, 1)
    expect(validity.from).toEqual({ date: '2026-01-10', time: '02:00:00' })
  })

  it('leave open what is not bounded', () => {
    const { validity } = spotTags({ ...SAMPLE_TAGS, validFrom: null }, 1)
    expect(validityText(validity)).toBe('../2026-02-10')
    expect(validityText({ from: null, until: null })).toBe('')
  })

  it('have no control characters, half characters or second lines in a title', () => {
    const tags = spotTags(
      { ...SAMPLE_TAGS, title: ' uno\u0000\ndos\u001b \ud83d', script: 'a\r\nb\u0007' },
      1,
    )
    expect(tags.title).toBe('uno dos \ufffd')
    expect(tags.script).toBe('a\nb')
  })

  it('say the most in one line', () => {
    expect(commentLine(spotTags(SAMPLE_TAGS, 1))).toBe(
      'AYD-000123 · 2026-01-10/2026-02-10 · CC-BY-NC-4.0 · https://ejemplo.pe/works/hilario',
    )
  })

  it('give ReplayGain to -18 LUFS and Opus its own to -23', () => {
    expect(replayGain(loudness)).toEqual({ gain: '5.00 dB', peak: '0.501187' })
    expect(opusTrackGain(loudness)).toBe('0')
    expect(opusTrackGain({ ...loudness, integrated: -16 })).toBe('-1792')
  })
})
