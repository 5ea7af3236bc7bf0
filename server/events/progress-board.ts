import type { Progress } from '../../media/jobs/queues.ts'

export interface ProgressBoard {
  note(progress: Progress): void
  /** The latest progress of a work's current version, or null. */
  of(work: { id: string; version: number }): Progress | null
}

// A worker silent for this long has lost the work; the number would be misleading.
const FORGET_AFTER_MS = 10 * 60 * 1000

/** The latest progress of each version, in memory only: workers repeat it within a second. */
export function createProgressBoard(now: () => number = Date.now): ProgressBoard {
  const latest = new Map<string, { said: Progress; at: number }>()
  const forgetOld = (): void => {
    // Insertion order is age, because every note moves its work to the end.
    for (const [workId, { at }] of latest) {
      if (at > now() - FORGET_AFTER_MS) break
      latest.delete(workId)
    }
  }
  return {
    note(said) {
      forgetOld()
      latest.delete(said.workId)
      latest.set(said.workId, { said, at: now() })
    },
    of({ id, version }) {
      forgetOld()
      const entry = latest.get(id)
      return entry && entry.said.version === version ? entry.said : null
    },
  }
}
