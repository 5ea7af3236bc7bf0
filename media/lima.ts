const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Lima',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Peru keeps no daylight saving time: UTC−5 all year. */
const OFFSET = '-05:00'

/** The day in Peru at an instant: `2026-01-10T03:00:00Z` → `2026-01-09`. */
export function dayInLima(instant: string | Date): string {
  return day.format(new Date(instant))
}

/** The instant at which a day (YYYY-MM-DD) begins in Peru. */
export function startOfDayInLima(date: string): Date {
  return new Date(`${date}T00:00:00${OFFSET}`)
}

/** The instant at which the day after it begins. */
export function endOfDayInLima(date: string): Date {
  return new Date(startOfDayInLima(date).getTime() + 24 * 3_600_000)
}
