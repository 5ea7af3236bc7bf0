import type { Calendar } from '../media/calendar.ts'

/**
 * Old PCs lose the time when their battery dies. The agent trusts the server's clock when it can, and never a time
 * before the latest one the server reported.
 */
export interface Clock {
  /** Milliseconds to add to the PC's clock; 0 while it is right. */
  offset: number
  /** The latest time the server reported, in Unix milliseconds; 0 before the first. */
  lastServerTime: number
}

/** Smaller differences are put down to slow links and rounding. */
const TOLERANCE = 5 * 60_000

const MINUTE = 60_000

export function compareClocks(own: number, server: number): Clock {
  const difference = server - own
  return { offset: Math.abs(difference) > TOLERANCE ? difference : 0, lastServerTime: server }
}

/** The best estimate of the true time, given the PC's clock. */
export function trueTime(own: number, clock: Clock): number {
  return Math.max(own + clock.offset, clock.lastServerTime)
}

/** `2026-01-10 08:05` on the clock. */
export function wallMinute(time: number, calendar: Calendar): string {
  return calendar.wallOf(time).slice(0, 16).replace('T', ' ')
}

/**
 * Milliseconds to add to the PC's local time to get the time of the calendar; 0 while they agree. Automation logs contain local
 * times, which can be right on a PC with a wrong time zone.
 * @param zoneOffset minutes as `Date.prototype.getTimezoneOffset` gives them
 */
export function wallClockError(own: number, zoneOffset: number, actual: number, calendar: Calendar): number {
  const shown = own - zoneOffset * MINUTE
  const difference = actual + calendar.offsetAt(actual) - shown
  return Math.abs(difference) > TOLERANCE ? difference : 0
}

/** `3 h 20 min`, for messages about clocks. */
export function duration(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.round(hours / 24)} días`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}
