/**
 * Old PCs forget the time with their battery. The agent believes the server's clock where it can, and never a moment
 * before the last one that the server named.
 */
export interface Clock {
  /** Milliseconds to be added to the PC's clock; 0 while it is right. */
  offset: number
  /** The latest time that a server told, milliseconds since 1970; 0 before the first. */
  lastServerTime: number
}

/** Up to here a difference is taken for slow links and rounding. */
const TOLERANCE = 5 * 60_000

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Peru keeps no daylight saving time: UTC−5 all year. (`Intl` would say the same and cost 8 MB of memory.) */
const LIMA = -5 * HOUR

export function compareClocks(own: number, server: number): Clock {
  const difference = server - own
  return { offset: Math.abs(difference) > TOLERANCE ? difference : 0, lastServerTime: server }
}

/** The best guess of the true time, from what the PC's clock says now. */
export function trueTime(own: number, clock: Clock): number {
  return Math.max(own + clock.offset, clock.lastServerTime)
}

/** `2026-01-10 08:05`, as a clock on a wall in Peru shows it. */
export function wallInLima(time: number): string {
  return new Date(time + LIMA).toISOString().slice(0, 16).replace('T', ' ')
}

/**
 * How far the PC's wall clock is from the one in Peru, milliseconds to be added; 0 while they agree. The logs of an
 * automation carry wall clock times, which can be right on a PC with a wrong time zone.
 * @param zoneOffset minutes as `Date.prototype.getTimezoneOffset` gives them
 */
export function wallClockError(own: number, zoneOffset: number, actual: number): number {
  const shown = own - zoneOffset * MINUTE
  const difference = actual + LIMA - shown
  return Math.abs(difference) > TOLERANCE ? difference : 0
}

/** `3 h 20 min`, for sentences about clocks. */
export function duration(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.round(hours / 24)} días`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}
