/**
 * Between the instants of the API (RFC 3339, UTC) and the values of date fields, which have no zone and mean Lima.
 * Peru has kept UTC−5 without summer time since 1994.
 */
const OFFSET = '-05:00'
const OFFSET_MS = 5 * 3_600_000

/** An instant as the value of `<input type="datetime-local">`: `2026-11-23T14:05`. Null gives the empty field. */
export function minuteInLima(instant: string | null): string {
  return instant === null ? '' : shifted(instant).slice(0, 16)
}

/** An instant as the value of `<input type="date">`: `2026-11-23`. */
export function dayInLima(instant: string | null): string {
  return instant === null ? '' : shifted(instant).slice(0, 10)
}

/** The instant of a datetime-local value, or null for the empty field. */
export function instantOfMinute(value: string): string | null {
  return value === '' ? null : new Date(`${value}:00${OFFSET}`).toISOString()
}

/** The first instant of a day. */
export function startOfDay(value: string): string | null {
  return value === '' ? null : new Date(`${value}T00:00:00${OFFSET}`).toISOString()
}

/** The last second of a day: “valid until the 10th” includes the 10th. */
export function endOfDay(value: string): string | null {
  return value === '' ? null : new Date(`${value}T23:59:59${OFFSET}`).toISOString()
}

function shifted(instant: string): string {
  return new Date(new Date(instant).getTime() - OFFSET_MS).toISOString()
}
