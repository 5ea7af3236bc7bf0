import type { Progress } from '../../media/queues.ts'

/**
 * How much of a version is made.
 * @param costs of all parts; only proportions count
 * @param made names of finished parts
 * @param moving 0..1 of parts in work
 */
export function shareDone(
  costs: Readonly<Record<string, number>>,
  made: ReadonlySet<string>,
  moving: Readonly<Record<string, number>>,
): number {
  let whole = 0
  let done = 0
  for (const [part, cost] of Object.entries(costs)) {
    whole += cost
    done += cost * (made.has(part) ? 1 : Math.min(1, Math.max(0, moving[part] ?? 0)))
  }
  return whole === 0 ? 0 : Math.min(1, done / whole)
}

/**
 * Seconds that are left, if it goes on as it has gone; null while too little is done to tell.
 * @param elapsed seconds since the work began
 */
export function timeLeft(share: number, elapsed: number): Progress['timeLeft'] {
  if (share < 0.02 || elapsed <= 0) return null
  return Math.round((elapsed / share) * (1 - share))
}
