import { expect, it } from 'vitest'
import { houseOf } from '../../../../media/house.ts'
import {
  dayField,
  endOfDay,
  instantOfMinute,
  minuteField,
  readingOf,
  startOfDay,
} from '../../../../player/studio/format/date-fields.ts'

const { calendar } = houseOf()

it('shows an instant as the clock of the organisation has it', () => {
  expect(minuteField('2026-03-01T03:30:00.000Z', calendar)).toBe('2026-02-28T22:30')
  expect(dayField('2026-03-01T03:30:00.000Z', calendar)).toBe('2026-02-28')
})

it('reads the fields back to the same instants', () => {
  expect(instantOfMinute('2026-02-28T22:30', calendar)).toBe('2026-03-01T03:30:00.000Z')
  expect(startOfDay('2026-02-28', calendar)).toBe('2026-02-28T05:00:00.000Z')
  expect(endOfDay('2026-02-28', calendar)).toBe('2026-03-01T04:59:59.000Z')
  expect(dayField(endOfDay('2026-02-28', calendar), calendar)).toBe('2026-02-28')
})

it('keeps an empty field empty', () => {
  expect([minuteField(null, calendar), dayField(null, calendar)]).toEqual(['', ''])
  expect([instantOfMinute('', calendar), startOfDay('', calendar), endOfDay('', calendar)]).toEqual([
    null,
    null,
    null,
  ])
})

it('means the season in which a day lies', () => {
  const { calendar: santiago } = houseOf({ timeZone: 'America/Santiago' })
  expect(startOfDay('2026-09-06', santiago)).toBe('2026-09-06T04:00:00.000Z')
  expect(endOfDay('2026-09-06', santiago)).toBe('2026-09-07T02:59:59.000Z')
  const minute = instantOfMinute('2026-06-01T08:00', santiago)
  expect(minute).toBe('2026-06-01T12:00:00.000Z')
  expect(minuteField(minute, santiago)).toBe('2026-06-01T08:00')
})

it('reads a date read as it is written in Peru, whatever order the browser shows', () => {
  expect(readingOf('2027-03-05')).toBe('05/03/2027')
  expect(readingOf('2027-03-05T08:00')).toBe('05/03/2027, 08:00')
  expect(readingOf('')).toBeNull()
})
