import type { VersionRef } from '../../media/layout.ts'
import type { WorkRecord } from '../records/work.ts'

/** What actions ask of the workers. */
export interface Making {
  /** Asks the workers to make the current version of a work. Asking twice for one attempt is asking once. */
  make(work: WorkRecord): Promise<void>
  /** Stops whatever the workers do for a version, and keeps them from starting. */
  cancel(ref: VersionRef): Promise<void>
  /** Takes a cancellation back, before the version is asked for again. */
  allow(ref: VersionRef): Promise<void>
}
