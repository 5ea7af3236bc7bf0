import type { Status } from './vocabulary.ts'

/**
 * What can happen to a version of a work, and where it leads. This table is the only place that knows which
 * moves are legal; the catalogue refuses the others, so a late or repeated outcome of a job changes nothing.
 */
export const MOVES = {
  /** A new file arrived, or the first one did. Also over a version still in work. */
  uploaded: { queued: 'queued', processing: 'queued', ready: 'queued', failed: 'queued' },
  /** A worker took it up. */
  started: { queued: 'processing', processing: 'processing' },
  /** Everything is made and in place. */
  finished: { queued: 'ready', processing: 'ready' },
  /** It cannot be made; the error says why. */
  refused: { queued: 'failed', processing: 'failed' },
  /** A person stopped it. */
  cancelled: { queued: 'failed', processing: 'failed' },
  /** A person asked for another try. */
  retried: { failed: 'queued' },
} as const satisfies Record<string, Partial<Record<Status, Status>>>

export type Move = keyof typeof MOVES

/** The status after `move`, or null where the move is not legal from `status`. */
export function after(status: Status, move: Move): Status | null {
  const table: Partial<Record<Status, Status>> = MOVES[move]
  return table[status] ?? null
}
