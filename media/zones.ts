import { type Calendar, calendarOf, type ZoneOffset } from './calendar.ts'

/**
 * What the platform knows of time zones (`Intl`, from the tz database). Apart from `calendar.ts`, since the station
 * agent does without: `Intl` alone would cost it 8 MB.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * The calendar of a time zone.
 * @throws RangeError for a zone that the platform does not know
 */
export function calendar(zone: string): Calendar {
  return calendarOf(zone, offsetsIn(zone))
}

/** The name of a time zone as the platform writes it, whatever the case; null if it knows none of that name. */
export function zoneNamed(name: string): string | null {
  // Also legal are bare offsets such as `-05:00`, which older browsers do not know.
  if (!/^[a-z]/i.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/**
 * The offsets that a zone keeps from one instant to another, in Unix milliseconds. The first begins with `from`. A change
 * is found to the minute.
 */
export function zoneOffsets(zone: string, from: number, until: number): ZoneOffset[] {
  const offsetAt = offsetsIn(zone)
  const found: ZoneOffset[] = [{ from, minutes: offsetAt(from) / MINUTE }]
  // Shorter than any season, so that no two changes fall into one step.
  const step = 14 * 24 * HOUR
  for (let at = from; at < until; at += step) {
    const end = Math.min(at + step, until)
    const offset = offsetAt(end)
    if (offset === offsetAt(at)) continue
    let [before, after] = [at, end]
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
      if (offsetAt(middle) === offset) after = middle
      else before = middle
    }
    found.push({ from: Math.floor(after / MINUTE) * MINUTE, minutes: offset / MINUTE })
  }
  return found
}

function offsetsIn(zone: string): (instant: number) => number {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const shown: Record<string, number> = {}
    for (const { type, value } of clock.formatToParts(instant)) shown[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
  }
}
