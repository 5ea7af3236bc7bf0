import type { Logger } from 'pino'
import type { Store } from '../../media/store/store.ts'

/** What a job is given. It holds nothing else, and leaves nothing behind. */
export interface JobContext {
  store: Store
  /** A fresh folder of this job, removed however it ends. */
  scratch: string
  /** Aborted when the work is cancelled or the worker has to go; its reason is what to throw. */
  signal: AbortSignal
  /** How far this job is, 0..1. */
  progress(done: number): void
  log: Logger
}
