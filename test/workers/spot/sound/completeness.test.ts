import { describe, expect, it } from 'vitest'
import { ChaskiError } from '../../../../media/errors.ts'
import { judgeCompleteness } from '../../../../workers/spot/sound/completeness.ts'

const whole = { seconds: 60, told: 60, damagedPackets: 0, isTorn: false }
const verdict = (change: Partial<typeof whole | { told: null }>): string[] => {
  try {
    return judgeCompleteness({ ...whole, ...change }).map(({ code }) => code)
  } catch (error) {
    if (error instanceof ChaskiError) return [error.code]
    throw error
  }
}

describe('judgeCompleteness', () => {
  it.each([
    ['a whole file', {}, []],
    ['one that tells nothing of its length', { told: null }, []],
    ['rounding', { told: 60.4 }, []],
    ['nothing at all', { seconds: 0, told: null }, ['damaged_file']],
    ['a copy that broke off', { seconds: 30, isTorn: true }, ['damaged_file']],
    ['half of it ruined', { seconds: 30, damagedPackets: 900 }, ['damaged_file']],
    ['a header that claims three hours', { told: 10_800 }, ['sound_cut_short']],
    ['a lost end', { seconds: 57, isTorn: true }, ['sound_cut_short']],
    ['a few ruined packets', { damagedPackets: 5 }, ['sound_damaged']],
    ['the joint of two recordings', { damagedPackets: 1, told: null }, []],
  ])('%s', (_name, change, codes) => {
    expect(verdict(change)).toEqual(codes)
  })

  it('says how much there is', () => {
    expect(judgeCompleteness({ ...whole, seconds: 57.04 })).toEqual([
      { code: 'sound_cut_short', about: '57.0' },
    ])
  })
})
