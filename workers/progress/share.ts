import type { Progress } from '../../media/jobs/queues.ts'
import type { Outlook } from '../jobs/ledger.ts'

/** The progress baseline of an attempt that starts now. */
export function outlookOf(costs: Outlook['costs'], made: ReadonlySet<string> = new Set()): Outlook {
  return { costs, begun: Date.now(), done: shareDone(costs, made, {}) }
}

/**
 * How much of a version is done.
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
 * Estimated seconds left at the current pace; null while too little is done to tell.
 * @param elapsed seconds since the attempt began
 * @param before the share that earlier attempts had made
 */
export function timeLeft(share: number, elapsed: number, before = 0): Progress['timeLeft'] {
  const gained = share - before
  if (gained < 0.02 || elapsed <= 0) return null
  return Math.round((elapsed / gained) * (1 - share))
}
