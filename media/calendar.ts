/** Days and clock times of one time zone. Days are `YYYY-MM-DD`, instants RFC 3339 or a `Date`. */
export interface Calendar {
  /** IANA name, such as `America/Santiago`. */
  readonly zone: string
  /** The day at an instant. */
  dayOf(instant: string | Date): string
  /** The instant at which a day begins: midnight, or the first time the clocks show on it. */
  startOf(day: string): Date
  /** The instant at which the next day begins. */
  endOf(day: string): Date
  /** Milliseconds from UTC to local time at an instant in Unix milliseconds; negative in the Americas. */
  offsetAt(instant: number): number
  /** What clocks show at an instant: `2026-01-10T08:05:00`. */
  wallOf(instant: number | string | Date): string
  /**
   * Unix milliseconds of a date and time on the clock. A time that the clocks skip is taken as if they had not been put
   * forward; of a time that they show twice, the first counts.
   * @param month from 1; a day past its end runs on into the next month
   */
  fromWall(year: number, month: number, day: number, hour?: number, minute?: number, second?: number): number
}

const DAY_MS = 24 * 3_600_000

/** A calendar from nothing but the offsets of its zone. */
export function calendarOf(zone: string, offsetAt: Calendar['offsetAt']): Calendar {
  const wall = (instant: number): string => new Date(instant + offsetAt(instant)).toISOString().slice(0, 19)

  const fromLocal = (local: number): number => {
    // No zone changes twice within two days, so that these are the offsets on either side of any change.
    const before = offsetAt(local - DAY_MS)
    const after = offsetAt(local + DAY_MS)
    const fits = [before, after].filter((offset) => offsetAt(local - offset) === offset)
    return local - (fits.length === 0 ? before : Math.max(...fits))
  }
  const startOf = (day: string): Date => new Date(fromLocal(Date.parse(`${day}T00:00:00Z`)))

  return {
    zone,
    offsetAt,
    dayOf: (instant) => wall(new Date(instant).getTime()).slice(0, 10),
    startOf,
    endOf: (day) => startOf(daysAfter(day, 1)),
    wallOf: (instant) => wall(new Date(instant).getTime()),
    fromWall: (year, month, day, hour = 0, minute = 0, second = 0) =>
      fromLocal(Date.UTC(year, month - 1, day, hour, minute, second)),
  }
}

/** The day so many days later, or earlier if negative: no zone has a say in this. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** What people call the time of a zone: `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** From when a zone keeps an offset. */
export interface ZoneOffset {
  /** Unix milliseconds. */
  from: number
  /** Minutes from UTC to local time. */
  minutes: number
}

/**
 * A calendar from a list of offsets in order of time. What lies before the first is taken to keep the first.
 * @throws RangeError if the list is empty
 */
export function calendarFrom(zone: string, offsets: readonly ZoneOffset[]): Calendar {
  const [first] = offsets
  if (first === undefined) throw new RangeError('a zone without offsets')
  return calendarOf(zone, (instant) => {
    let { minutes } = first
    for (const offset of offsets) if (offset.from <= instant) minutes = offset.minutes
    return minutes * 60_000
  })
}
