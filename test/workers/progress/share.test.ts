import { describe, expect, it } from 'vitest'
import { shareDone, timeLeft } from '../../../workers/progress/share.ts'

describe('shareDone', () => {
  const costs = { small: 1, large: 3 }

  it('weighs parts by their cost', () => {
    expect(shareDone(costs, new Set(['large']), {})).toBe(0.75)
  })

  it('adds what is moving, once', () => {
    expect(shareDone(costs, new Set(['small']), { small: 0.5, large: 0.5 })).toBe(0.625)
  })

  it('stays between nothing and all', () => {
    expect(shareDone(costs, new Set(), { large: -1 })).toBe(0)
    expect(shareDone(costs, new Set(['small', 'unknown']), { large: 7 })).toBe(1)
    expect(shareDone({}, new Set(), {})).toBe(0)
  })
})

describe('timeLeft', () => {
  it('goes on as it has gone', () => {
    expect(timeLeft(0.25, 10)).toBe(30)
  })

  it('goes by this attempt alone, where earlier ones had made a part', () => {
    expect(timeLeft(0.75, 10, 0.5)).toBe(10)
  })

  it('does not guess from nothing', () => {
    expect(timeLeft(0.01, 10)).toBeNull()
    expect(timeLeft(0.51, 10, 0.5)).toBeNull()
  })
})
