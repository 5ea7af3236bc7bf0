import type { Memory } from '../page/memory.ts'

/** What some browsers tell of the link (Network Information API). */
export interface LinkHints {
  saveData?: boolean
  effectiveType?: string
}

const NAME = 'bandwidth'

// A first visit is taken to be on a weak link: a start that is too low costs a few blurred seconds, one that is
// too high costs the viewer.
const FIRST_VISIT = 150_000
const LOWEST = 50_000
const HIGHEST = 5_000_000

/** bit/s to start with: what the last visit ended with, within reason. */
export function startingEstimate(memory: Memory): number {
  const last = Number(memory.get(NAME))
  if (!Number.isFinite(last) || last <= 0) return FIRST_VISIT
  // The last place may have been better than this one.
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, last * 0.7)))
}

export function rememberEstimate(memory: Memory, bitsPerSecond: number): void {
  if (Number.isFinite(bitsPerSecond) && bitsPerSecond > 0) memory.set(NAME, String(Math.round(bitsPerSecond)))
}

/** Whether the link is one on which nothing is fetched before it is asked for. */
export function isPrecious({ saveData, effectiveType }: LinkHints): boolean {
  return saveData === true || effectiveType === 'slow-2g' || effectiveType === '2g'
}

export function linkHints(): LinkHints {
  return (navigator as Navigator & { connection?: LinkHints }).connection ?? {}
}
