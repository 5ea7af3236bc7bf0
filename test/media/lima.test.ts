import { expect, test } from 'vitest'
import { dayInLima, endOfDayInLima, fromWallInLima, startOfDayInLima } from '../../media/lima.ts'

test('a day in Peru begins five hours after the one in Greenwich', () => {
  expect(dayInLima('2026-01-10T04:59:59Z')).toBe('2026-01-09')
  expect(dayInLima('2026-01-10T05:00:00Z')).toBe('2026-01-10')
  expect(startOfDayInLima('2026-01-10').toISOString()).toBe('2026-01-10T05:00:00.000Z')
  expect(endOfDayInLima('2026-12-31').toISOString()).toBe('2027-01-01T05:00:00.000Z')
  expect(new Date(fromWallInLima(2026, 1, 10, 7)).toISOString()).toBe('2026-01-10T12:00:00.000Z')
})
