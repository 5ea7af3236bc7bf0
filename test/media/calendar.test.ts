import { describe, expect, test } from 'vitest'
import { type Calendar, calendarFrom, cityOf, daysAfter } from '../../media/calendar.ts'
import { calendar, zoneNamed, zoneOffsets } from '../../media/zones.ts'

const YEAR = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const
/** By the platform's zones, and by the offsets that a station agent is told. */
const both = (zone: string): [string, Calendar][] => [
  ['from the platform', calendar(zone)],
  ['from a list of offsets', calendarFrom(zone, zoneOffsets(zone, ...YEAR))],
]

describe.each(both('America/Lima'))('Lima, %s', (_from, lima) => {
  test('a day begins five hours after the one in Greenwich', () => {
    expect(lima.dayOf('2026-01-10T04:59:59Z')).toBe('2026-01-09')
    expect(lima.dayOf('2026-01-10T05:00:00Z')).toBe('2026-01-10')
    expect(lima.startOf('2026-01-10').toISOString()).toBe('2026-01-10T05:00:00.000Z')
    expect(lima.endOf('2026-12-31').toISOString()).toBe('2027-01-01T05:00:00.000Z')
    expect(new Date(lima.fromWall(2026, 1, 10, 7)).toISOString()).toBe('2026-01-10T12:00:00.000Z')
    expect(lima.wallOf('2026-01-10T12:00:03.5Z')).toBe('2026-01-10T07:00:03')
  })

  test('a day past the end of its month runs on into the next', () => {
    expect(new Date(lima.fromWall(2026, 1, 32)).toISOString()).toBe('2026-02-01T05:00:00.000Z')
  })
})

// Clocks there go forward at midnight, so that 6 September 2026 begins at one o'clock, and back at midnight, so that the
// last hour of 4 April is lived twice.
describe.each(both('America/Santiago'))('Santiago, %s', (_from, santiago) => {
  const hours = (day: string): number =>
    (santiago.endOf(day).getTime() - santiago.startOf(day).getTime()) / 3_600_000

  test('the day on which clocks go forward has 23 hours, and begins at one', () => {
    expect(santiago.startOf('2026-09-06').toISOString()).toBe('2026-09-06T04:00:00.000Z')
    expect(santiago.wallOf(santiago.startOf('2026-09-06'))).toBe('2026-09-06T01:00:00')
    expect(hours('2026-09-06')).toBe(23)
    expect(santiago.dayOf('2026-09-06T03:59:59Z')).toBe('2026-09-05')
    expect(santiago.dayOf('2026-09-06T04:00:00Z')).toBe('2026-09-06')
  })

  test('the day on which they go back has 25', () => {
    expect(hours('2026-04-04')).toBe(25)
    expect(santiago.dayOf('2026-04-05T03:59:59Z')).toBe('2026-04-04')
    expect(santiago.startOf('2026-04-05').toISOString()).toBe('2026-04-05T04:00:00.000Z')
  })

  test('of an hour that is lived twice the first counts; one that is skipped is taken as the next', () => {
    expect(new Date(santiago.fromWall(2026, 4, 4, 23, 30)).toISOString()).toBe('2026-04-05T02:30:00.000Z')
    expect(new Date(santiago.fromWall(2026, 9, 6, 0, 30)).toISOString()).toBe('2026-09-06T04:30:00.000Z')
  })

  test('every day of a year begins where the one before it ends, on that day', () => {
    let day = '2026-01-01'
    while (day < '2027-01-01') {
      const start = santiago.startOf(day)
      expect(santiago.dayOf(start)).toBe(day)
      expect(santiago.dayOf(new Date(start.getTime() - 1))).toBe(daysAfter(day, -1))
      day = daysAfter(day, 1)
      expect(santiago.startOf(day)).toEqual(santiago.endOf(daysAfter(day, -1)))
    }
  })
})

test('east of Greenwich, with half hours', () => {
  const kolkata = calendar('Asia/Kolkata')
  expect(kolkata.dayOf('2026-01-09T18:30:00Z')).toBe('2026-01-10')
  expect(kolkata.startOf('2026-01-10').toISOString()).toBe('2026-01-09T18:30:00.000Z')
})

test('offsets are told from the first instant on, with each change', () => {
  expect(zoneOffsets('America/Lima', ...YEAR)).toEqual([{ from: YEAR[0], minutes: -300 }])
  expect(
    zoneOffsets('America/Santiago', ...YEAR).map(({ from, minutes }) => [
      new Date(from).toISOString(),
      minutes,
    ]),
  ).toEqual([
    ['2026-01-01T00:00:00.000Z', -180],
    ['2026-04-05T03:00:00.000Z', -240],
    ['2026-09-06T04:00:00.000Z', -180],
  ])
})

test('days are counted without a zone', () => {
  expect(daysAfter('2026-02-28', 1)).toBe('2026-03-01')
  expect(daysAfter('2026-01-10', -29)).toBe('2025-12-12')
})

test.each([
  ['america/lima', 'America/Lima'],
  ['UTC', 'UTC'],
  ['Peru', null],
  ['-05:00', null],
])('the zone %s is %s', (name, zone) => {
  expect(zoneNamed(name)).toBe(zone)
})

test.each([
  ['America/Lima', 'Lima'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('the time of %s is that of %s', (zone, city) => {
  expect(cityOf(zone)).toBe(city)
})
