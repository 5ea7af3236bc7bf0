import { describe, expect, it, test } from 'vitest'
import { type SpotStation, standingOf, summaryOf } from '../../../../player/studio/broadcast/spot-standing.ts'

const station = (name: string, holds: number | null, confirmedAt: string | null = null): SpotStation => ({
  id: name,
  name,
  place: '',
  holds,
  confirmedAt,
  notices: [],
})
const time = '2026-11-23T12:00:00.000Z'

describe('a station towards a spot', () => {
  test.each([
    ['holds', 2, null, false],
    ['older', 1, null, false],
    ['without', null, null, false],
    ['confirmed', null, time, true],
    ['confirmed', 2, time, true],
    ['stillHolds', 2, null, true],
    ['silent', null, null, true],
  ])('is %s', (standing, holds, confirmedAt, isOff) => {
    expect(standingOf({ holds, confirmedAt }, isOff, 2)).toBe(standing)
  })
})

describe('the stations of a spot', () => {
  const stations = [
    station('Zoe', null),
    station('Ana', null, time),
    station('Eva', 1),
    station('Ñusta', null),
  ]

  it('that was withdrawn: whom to call stands first', () => {
    const summary = summaryOf({ reason: 'withdrawn', since: time, stations }, 1)
    expect(summary).toMatchObject({ isOff: true, done: 1 })
    expect(summary.stations.map(({ station: { name } }) => name)).toEqual(['Eva', 'Ñusta', 'Zoe', 'Ana'])
  })

  it('that is on the air: who holds it is counted', () => {
    expect(summaryOf({ reason: null, since: null, stations }, 1)).toMatchObject({ isOff: false, done: 1 })
  })
})
