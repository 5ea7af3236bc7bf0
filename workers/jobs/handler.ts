import type { Run } from '../../media/jobs/queues.ts'
import type { JobContext } from './context.ts'
import type { Jobs } from './jobs.ts'
import type { Ledger } from './ledger.ts'

/** What a job that is part of a run may use beside its context. */
export interface Needs {
  ledger: Ledger
  jobs: Jobs
}

export interface RunHandler<Data extends Run> {
  run(needs: Needs, data: Data, context: JobContext): Promise<void>
  /** Its name in the ledger, where it counts towards the progress; null for what takes no time to speak of. */
  part(data: Data): string | null
}
