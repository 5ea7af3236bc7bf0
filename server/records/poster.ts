import type { PosterSource } from '../../media/jobs/queues.ts'
import type { PosterState } from '../../media/schemas/poster.ts'

/** A poster that staff chose for a work. */
export interface PosterRecord {
  id: string
  workId: string
  /** The version it shows a moment of; null for a picture of its own, which stays with every version. */
  version: number | null
  source: PosterSource
  state: PosterState
  /** Code of the error for which it could not be made. */
  error: string | null
  chosenAt: string
  replacedAt: string | null
}
