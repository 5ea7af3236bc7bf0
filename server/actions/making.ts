import type { DownloadsJob, PosterJob, ScriptJob } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'
import type { WorkRecord } from '../records/work.ts'

/** What actions ask of the workers. */
export interface Making {
  /** Queues the processing of a work's current version. Queueing the same attempt twice has no effect. */
  make(work: WorkRecord): Promise<void>
  /** Stops the processing of a version, and prevents it from starting. */
  cancel(ref: VersionRef): Promise<void>
  /** Queues the timing of a script. Queueing the same again while it waits has no effect. */
  timeScript(job: ScriptJob): Promise<void>
  /** Queues the making of a poster that staff chose. Queueing it twice has no effect. */
  makePoster(job: PosterJob): Promise<void>
  /** Reverts a cancellation, before the version is queued again. */
  allow(ref: VersionRef): Promise<void>
}

/** What nobody waits for: asked again every minute until it is done. */
export interface Rewriting {
  /** Queues the writing of the files that people keep. Queueing the same again while it waits has no effect. */
  makeDownloads(work: WorkRecord, job: Omit<DownloadsJob, 'tags'>): Promise<void>
}
