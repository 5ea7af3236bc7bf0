import type { Logger } from 'pino'
import type { Store } from '../../media/store/store.ts'

/** What a job is given. It uses nothing else and leaves nothing behind. */
export interface JobContext {
  store: Store
  /** An empty folder for this job, removed afterwards. */
  scratch: string
  /** Aborted when the work is cancelled or the worker is stopping; throw its reason. */
  signal: AbortSignal
  /** Reports progress, 0..1. */
  progress(done: number): void
  log: Logger
}
