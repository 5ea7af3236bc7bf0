import type { ChaskiError } from '../../media/errors.ts'
import type { Run } from '../../media/jobs/queues.ts'
import type { JobContext } from './context.ts'
import type { Jobs } from './jobs.ts'
import type { Ledger } from './ledger.ts'

/** What a job of a run may use besides its context. */
export interface Needs {
  ledger: Ledger
  jobs: Jobs
  /** The program that gives scripts their times, in place of our own; null for our own. */
  transcriber?: string | null
}

export interface RunHandler<Data extends Run> {
  run(needs: Needs, data: Data, context: JobContext): Promise<void>
  /** Its name in the ledger, if it counts towards progress; null for very short jobs. */
  part(data: Data): string | null
  /** What to do if the job failed for good and the work can do without it. Without this handler, the version fails. */
  leaveOut?(needs: Needs, data: Data, error: ChaskiError): Promise<void>
}
