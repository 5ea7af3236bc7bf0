/** One reading of a transfer. */
export interface Sample {
  /** Milliseconds, any zero. */
  at: number
  bytes: number
}

/** Long enough to smooth an unsteady connection, short enough to follow it. */
const WINDOW_MS = 15_000

/** The samples worth keeping after a new one, oldest first. A step back (the server had less) starts afresh. */
export function withSample(samples: readonly Sample[], next: Sample): Sample[] {
  const last = samples[samples.length - 1]
  if (last !== undefined && next.bytes < last.bytes) return [next]
  return [...samples.filter(({ at }) => next.at - at <= WINDOW_MS), next]
}

/** Bytes per second over the window, or null with less than a second of data. */
export function speedOf(samples: readonly Sample[]): number | null {
  const first = samples[0]
  const last = samples[samples.length - 1]
  if (first === undefined || last === undefined || last.at - first.at < 1000) return null
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at)
}

/** Seconds until `remaining` bytes are sent, or null if the transfer is stalled. */
export function timeLeft(remaining: number, speed: number | null): number | null {
  return speed === null || speed <= 0 ? null : remaining / speed
}
