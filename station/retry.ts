import { doubledDelay } from '../media/doubled-delay.ts'

/** Longest wait between attempts within a pull: a minute, since the next pull tries again anyway. */
const LONGEST = 60_000

/**
 * Milliseconds to wait before attempt `failures + 1`: doubled each time, with jitter between half and all of it, so that
 * a hundred stations whose power came back together do not call together.
 * @param base milliseconds, the first wait
 * @param chance between 0 and 1
 */
export function retryDelay(failures: number, base: number, chance: number): number {
  const full = doubledDelay(failures, base, LONGEST)
  return Math.round(full / 2 + (full / 2) * chance)
}

/** After this many downloads with a wrong hash, a file is left alone for a day: each attempt costs the whole file. */
const TRIES = 3
const REST = 24 * 60 * 60_000

export interface Attempts {
  /** Downloads that were complete and wrong. */
  count: number
  /** Time of the last one, milliseconds since 1970. */
  lastAt: number
}

export function mayTryAgain(attempts: Attempts | undefined, at: number): boolean {
  if (attempts === undefined || attempts.count < TRIES) return true
  // A clock that was set back must not make the pause endless.
  return at - attempts.lastAt >= REST || at < attempts.lastAt - REST
}

export function countAttempt(attempts: Attempts | undefined, at: number): Attempts {
  const rested = attempts !== undefined && attempts.count >= TRIES
  return { count: rested ? 1 : (attempts?.count ?? 0) + 1, lastAt: at }
}
