import { ChaskiError } from '../../media/errors.ts'

interface Limits {
  /** Seconds without progress after which a run counts as hung. */
  stallSeconds: number
  /** Seconds that a run may take in all. */
  maxSeconds: number
}

export interface Watchdog {
  /** To be called whenever the run has come further. */
  fed(): void
  stop(): void
}

/** Calls `bite` once: when nothing came for too long, or when it all takes too long. */
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
