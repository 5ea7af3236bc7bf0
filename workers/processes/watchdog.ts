import { ChaskiError } from '../../media/errors.ts'

interface Limits {
  /** Seconds without progress after which a run counts as hung. */
  stallSeconds: number
  /** Maximum seconds in total. */
  maxSeconds: number
}

export interface Watchdog {
  /** Call whenever the run has progressed. */
  fed(): void
  stop(): void
}

/** Calls `bite` once: after too long without progress, or too long in total. */
export function watch({ stallSeconds, maxSeconds }: Limits, bite: (error: ChaskiError) => void): Watchdog {
  const limit = (seconds: number, detail: string): NodeJS.Timeout =>
    setTimeout(() => {
      stop()
      bite(new ChaskiError('took_too_long', { detail }))
    }, seconds * 1000)

  const stalled = limit(stallSeconds, `no progress for ${stallSeconds} s`)
  const overdue = limit(maxSeconds, `not done after ${maxSeconds} s`)
  const stop = (): void => {
    clearTimeout(stalled)
    clearTimeout(overdue)
  }
  return { fed: () => void stalled.refresh(), stop }
}
