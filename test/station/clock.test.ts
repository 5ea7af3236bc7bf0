import { expect, test } from 'vitest'
import { compareClocks, duration, trueTime, wallClockError, wallMinute } from '../../station/clock.ts'
import { houseOf } from '../../station/house.ts'

const { calendar } = houseOf(null)
const server = Date.parse('2026-01-10T12:00:00Z')
const MINUTE = 60_000

test('a small difference is not a wrong clock', () => {
  expect(compareClocks(server - 4 * MINUTE, server).offset).toBe(0)
})

test('a clock that forgot the year is put right by the offset', () => {
  const own = Date.parse('2000-01-01T00:00:00Z')
  const clock = compareClocks(own, server)
  expect(trueTime(own + MINUTE, clock)).toBe(server + MINUTE)
})

test('the time is never before the last that the server told', () => {
  const clock = { offset: 0, lastServerTime: server }
  expect(trueTime(Date.parse('2000-01-01T00:00:00Z'), clock)).toBe(server)
})

test('times are written as on a wall where the organisation is', () => {
  expect(wallMinute(server, calendar)).toBe('2026-01-10 07:00')
})

test('a wall clock that is right on a PC with a wrong zone needs no correction', () => {
  // Shows 07:00, believes to be in UTC, so its epoch is five hours off.
  expect(wallClockError(server - 5 * 60 * MINUTE, 0, server, calendar)).toBe(0)
  expect(wallClockError(server, 300, server, calendar)).toBe(0)
  expect(wallClockError(server - 60 * MINUTE, 300, server, calendar)).toBe(60 * MINUTE)
})

test('a wall clock is compared with the offset of its season', () => {
  const { calendar: santiago } = houseOf({
    house: {
      spotPrefix: 'CHL',
      timeZone: 'America/Santiago',
      offsets: [
        { from: 0, minutes: -180 },
        { from: Date.parse('2026-04-05T03:00:00Z'), minutes: -240 },
      ],
    },
  })
  const winter = Date.parse('2026-06-01T12:00:00Z')
  expect(wallClockError(server, 180, server, santiago)).toBe(0)
  expect(wallClockError(winter, 240, winter, santiago)).toBe(0)
  // A PC whose Windows does not know that the season ended.
  expect(wallClockError(winter, 180, winter, santiago)).toBe(-60 * MINUTE)
})

test.each([
  [4 * MINUTE, '4 min'],
  [60 * MINUTE, '1 h'],
  [-200 * MINUTE, '3 h 20 min'],
  [26 * 365 * 24 * 60 * MINUTE, '9490 días'],
])('%d ms is said as %s', (milliseconds, said) => {
  expect(duration(milliseconds)).toBe(said)
})
