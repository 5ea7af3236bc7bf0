import { expect, it } from 'vitest'
import {
  dayInLima,
  endOfDay,
  instantOfMinute,
  minuteInLima,
  startOfDay,
} from '../../../../player/studio/format/lima-time.ts'

it('shows an instant as the clock of Lima has it', () => {
  expect(minuteInLima('2026-03-01T03:30:00.000Z')).toBe('2026-02-28T22:30')
  expect(dayInLima('2026-03-01T03:30:00.000Z')).toBe('2026-02-28')
})

it('reads the fields back to the same instants', () => {
  expect(instantOfMinute('2026-02-28T22:30')).toBe('2026-03-01T03:30:00.000Z')
  expect(startOfDay('2026-02-28')).toBe('2026-02-28T05:00:00.000Z')
  expect(endOfDay('2026-02-28')).toBe('2026-03-01T04:59:59.000Z')
  expect(dayInLima(endOfDay('2026-02-28'))).toBe('2026-02-28')
})

it('keeps an empty field empty', () => {
  expect([minuteInLima(null), dayInLima(null)]).toEqual(['', ''])
  expect([instantOfMinute(''), startOfDay(''), endOfDay('')]).toEqual([null, null, null])
})
