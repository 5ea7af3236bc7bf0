/** Peru has no daylight saving time: UTC−5 all year. (`Intl` agrees, but costs the station agent 8 MB.) */
const OFFSET = -5 * 3_600_000

/** The day in Peru at an instant: `2026-01-10T03:00:00Z` → `2026-01-09`. */
export function dayInLima(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + OFFSET).toISOString().slice(0, 10)
}

/** The instant at which a day (YYYY-MM-DD) begins in Peru. */
export function startOfDayInLima(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET)
}

/** The instant at which the day after it begins. */
export function endOfDayInLima(date: string): Date {
  return new Date(startOfDayInLima(date).getTime() + 24 * 3_600_000)
}

/**
 * Unix milliseconds of a date and time in Peru.
 * @param month from 1
 */
export function fromWallInLima(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET
}
