import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import {
  type ChunkQueue,
  type ControlJobs,
  type DownloadsOutcome,
  type EncodeJobs,
  JOB_RULES,
  type Outcome,
  outcomeJobId,
  type PosterOutcome,
  partJobId,
  posterJobId,
  QUEUES,
  type Run,
  type ScriptOutcome,
  type TallyOutcome,
} from '../../media/jobs/queues.ts'

/** What workers add to queues: follow-up jobs and outcomes. */
export interface Jobs {
  /** Adds a job of a run. Adding the same part again has no effect while the queue knows it. */
  encode<N extends keyof EncodeJobs>(
    name: N,
    part: string,
    data: EncodeJobs[N] & Run,
    priority: number,
  ): Promise<void>
  /** The same for a chunk, whose queue depends on size and urgency. */
  chunk(queue: ChunkQueue, part: string, data: EncodeJobs['chunk'], priority: number): Promise<void>
  /** Requests an update of the playlists: at most one at a time per run, and one more after it. */
  publish(run: Run): Promise<void>
  report(outcome: Outcome, sequence: number): Promise<void>
  reportPoster(outcome: PosterOutcome): Promise<void>
  reportTally(outcome: TallyOutcome): Promise<void>
  reportScript(outcome: ScriptOutcome): Promise<void>
  reportDownloads(outcome: DownloadsOutcome): Promise<void>
  close(): Promise<void>
}

/** The ledger holds what a job did; its id must be free in case it has to run again. */
const KEPT = { removeOnComplete: true, removeOnFail: true }

export function createJobs(connection: Redis, onError: (error: Error) => void): Jobs {
  const defaultJobOptions = { ...JOB_RULES, ...KEPT }
  const control = new Queue<ControlJobs[keyof ControlJobs]>(QUEUES.control, { connection, defaultJobOptions })
  const encode = new Queue<EncodeJobs[keyof EncodeJobs]>(QUEUES.encode, { connection, defaultJobOptions })
  const short = new Queue<EncodeJobs[keyof EncodeJobs]>(QUEUES.short, { connection, defaultJobOptions })
  const opening = new Queue<EncodeJobs['chunk']>(QUEUES.opening, { connection, defaultJobOptions })
  const large = new Queue<EncodeJobs['chunk']>(QUEUES.large, { connection, defaultJobOptions })
  const outcome = new Queue<Outcome | PosterOutcome | TallyOutcome | ScriptOutcome | DownloadsOutcome>(
    QUEUES.outcome,
    {
      connection,
      // The catalogue must store every one of them, however long it is away.
      defaultJobOptions: {
        attempts: 1_000,
        backoff: { type: 'fixed', delay: 2_000 },
        removeOnComplete: true,
      },
    },
  )
  const queues = [control, encode, short, opening, large, outcome]
  for (const queue of queues) queue.on('error', onError)

  return {
    async encode(name, part, data, priority) {
      const queue = name === 'spot' || name === 'brochure' ? short : encode
      await queue.add(name, data, { jobId: partJobId(data, part), priority })
    },
    async chunk(queue, part, data, priority) {
      await { opening, encode, large }[queue].add('chunk', data, { jobId: partJobId(data, part), priority })
    },
    async publish(run) {
      const id = partJobId(run, 'publish')
      await control.add('publish', run, { deduplication: { id, keepLastIfActive: true } })
    },
    async report(result, sequence) {
      await outcome.add(result.type, result, { jobId: outcomeJobId(result, sequence) })
    },
    async reportPoster(result) {
      await outcome.add(result.type, result, { jobId: posterJobId(result) })
    },
    async reportTally(result) {
      await outcome.add(result.type, result, { jobId: `tally-${result.batch}` })
    },
    async reportScript(result) {
      // No id: the same script may be timed again, after a failure.
      await outcome.add(result.type, result)
    },
    async reportDownloads(result) {
      // No id, for the same reason.
      await outcome.add(result.type, result)
    },
    async close() {
      await Promise.all(queues.map((queue) => queue.close()))
    },
  }
}
