import type { Status } from './vocabulary.ts'

/**
 * What can happen to a version of a work, and the status it leads to. Only this table knows which moves are legal. The
 * catalogue refuses all others, so a late or repeated outcome changes nothing.
 */
export const MOVES = {
  /** A file arrived: the first, or a new one, even while the previous is being processed. */
  uploaded: { queued: 'queued', processing: 'queued', ready: 'queued', failed: 'queued' },
  /** A worker started on it. */
  started: { queued: 'processing', processing: 'processing' },
  /** Everything is done and in place. */
  finished: { queued: 'ready', processing: 'ready' },
  /** It cannot be processed; the error says why. */
  refused: { queued: 'failed', processing: 'failed' },
  /** A person stopped it. */
  cancelled: { queued: 'failed', processing: 'failed' },
  /** A person asked to try again. */
  retried: { failed: 'queued' },
} as const satisfies Record<string, Partial<Record<Status, Status>>>

export type Move = keyof typeof MOVES

/** The status after `move`, or null if the move is not legal from `status`. */
export function after(status: Status, move: Move): Status | null {
  const table: Partial<Record<Status, Status>> = MOVES[move]
  return table[status] ?? null
}
