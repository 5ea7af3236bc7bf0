import type { Calendar } from '../../../media/calendar.ts'

/**
 * Converts between instants of the API (RFC 3339, UTC) and values of date fields, which have no zone and are in the
 * organisation's.
 */

/** An instant as the value of `<input type="datetime-local">`: `2026-11-23T14:05`. Null gives an empty field. */
export function minuteField(instant: string | null, calendar: Calendar): string {
  return instant === null ? '' : calendar.wallOf(instant).slice(0, 16)
}

/** An instant as the value of `<input type="date">`: `2026-11-23`. */
export function dayField(instant: string | null, calendar: Calendar): string {
  return instant === null ? '' : calendar.dayOf(instant)
}

/** The instant of a datetime-local value, or null for an empty field. */
export function instantOfMinute(value: string, calendar: Calendar): string | null {
  if (value === '') return null
  const [year = 0, month = 1, day = 1, hour, minute] = value.split(/[-T:]/).map(Number)
  return new Date(calendar.fromWall(year, month, day, hour, minute)).toISOString()
}

/** The first instant of a day. */
export function startOfDay(value: string, calendar: Calendar): string | null {
  return value === '' ? null : calendar.startOf(value).toISOString()
}

/** The last second of a day: “valid until the 10th” includes the 10th. */
export function endOfDay(value: string, calendar: Calendar): string | null {
  return value === '' ? null : new Date(calendar.endOf(value).getTime() - 1000).toISOString()
}

/**
 * The value of a date field as it is written in Peru, `05/03/2027` or `05/03/2027, 08:00`: browsers show it in the
 * order of their own language. Null for an empty or unfinished one.
 */
export function readingOf(value: string): string | null {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(value) ?? []
  if (day === undefined) return null
  return `${day}/${month}/${year}${time === undefined ? '' : `, ${time}`}`
}
