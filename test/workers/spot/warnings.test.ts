import { describe, expect, it } from 'vitest'
import { sourceWarnings, spotWarnings } from '../../../workers/spot/warnings.ts'

const good = { integrated: -23, truePeak: -3, range: 3, shortTermMax: -20, momentaryMax: -18 }
const on = (profile: 'broadcast' | 'web', loudness: Partial<typeof good>) =>
  [{ profile }, { loudness: { ...good, ...loudness }, mono: null }] as const

describe('warnings of a spot', () => {
  it('are none for one that keeps the recommendation', () => {
    expect(spotWarnings([on('broadcast', {}), on('web', { integrated: -16, shortTermMax: -13 })])).toEqual([])
  })

  it('flag what is too loud for three seconds on air', () => {
    expect(spotWarnings([on('broadcast', { shortTermMax: -17.9 })])).toEqual([{ code: 'short_term_high' }])
  })

  it('flag what could not be brought to its level, once', () => {
    const off = on('web', { integrated: -16.6, truePeak: -0.9 })
    expect(spotWarnings([off, off])).toEqual([{ code: 'loudness_missed' }, { code: 'true_peak_high' }])
  })
})

describe('warnings of an upload', () => {
  const voice = { rms: -24, peak: -4, flatness: 0 }
  it.each([
    ['an ordinary recording', [voice, voice], -20, []],
    ['a loud piece of music from a lossy file', [{ ...voice, peak: 1.8 }], -8, []],
    ['a full-scale tone', [{ ...voice, peak: 0 }], -4, []],
    ['peaks cut off at full scale', [{ ...voice, peak: 0, flatness: 24 }], -10, ['sound_clipped']],
    ['the same from a lossy file', [{ ...voice, peak: 5 }], -3, ['sound_clipped']],
    ['a whisper', [voice], -44, ['sound_quiet']],
    ['one side alone', [voice, { ...voice, rms: -120 }], -20, ['sound_one_sided']],
    ['a surround track with empty channels', [voice, voice, { ...voice, rms: -120 }], -20, []],
  ] as const)('%s', (_name, channels, integrated, codes) => {
    expect(sourceWarnings({ channels: [...channels] }, { integrated }).map(({ code }) => code)).toEqual(codes)
  })

  it('says that channels cancel out where the light files had to take one', () => {
    expect(
      spotWarnings([[{ profile: 'web' }, { loudness: { ...good, integrated: -16 }, mono: 'left' }]]),
    ).toEqual([{ code: 'sound_cancels' }])
  })
})
