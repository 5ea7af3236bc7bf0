import { describe, expect, it } from 'vitest'
import { spotWarnings } from '../../../workers/spot/warnings.ts'

const good = { integrated: -23, truePeak: -3, range: 3, shortTermMax: -20, momentaryMax: -18 }
const on = (profile: 'broadcast' | 'web', loudness: Partial<typeof good>) =>
  [{ profile }, { loudness: { ...good, ...loudness } }] as const

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
