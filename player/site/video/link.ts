import type { Memory } from '../page/memory.ts'

/** What some browsers report about the connection (Network Information API). */
export interface LinkHints {
  saveData?: boolean
  effectiveType?: string
  /** Mbit/s, rounded. */
  downlink?: number
  /** Milliseconds, rounded. */
  rtt?: number
}

const NAME = 'bandwidth'

// First visits are assumed to be on a slow link: starting too low costs a few blurry seconds, starting too high
// costs the viewer.
const FIRST_VISIT = 150_000
const LOWEST = 50_000
const HIGHEST = 5_000_000

/** Initial bit/s: the estimate at the end of the last visit, within limits. */
export function startingEstimate(memory: Memory): number {
  const last = Number(memory.get(NAME))
  if (!Number.isFinite(last) || last <= 0) return FIRST_VISIT
  // The last location may have had a better connection.
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, last * 0.7)))
}

export function rememberEstimate(memory: Memory, bitsPerSecond: number): void {
  if (Number.isFinite(bitsPerSecond) && bitsPerSecond > 0) memory.set(NAME, String(Math.round(bitsPerSecond)))
}

const FAST_MBITS = 5
const FAST_MS = 200

/** Whether it is known that a hundred kilobytes more are not felt: told by the browser, or measured on the last visit. */
export function isFast(hints: LinkHints, memory: Memory): boolean {
  if (isPrecious(hints)) return false
  const { downlink, rtt = 0 } = hints
  if (downlink !== undefined) return downlink >= FAST_MBITS && rtt <= FAST_MS
  return Number(memory.get(NAME)) >= FAST_MBITS * 1_000_000
}

/** Whether nothing should be downloaded ahead on this connection. */
export function isPrecious({ saveData, effectiveType }: LinkHints): boolean {
  return saveData === true || effectiveType === 'slow-2g' || effectiveType === '2g'
}

export function linkHints(): LinkHints {
  return (navigator as Navigator & { connection?: LinkHints }).connection ?? {}
}
