import { type Job, UnrecoverableError, WaitingError } from 'bullmq'
import type { Logger } from 'pino'
import { ChaskiError } from '../../media/errors.ts'
import type { Run } from '../../media/jobs/queues.ts'
import type { Store } from '../../media/store/store.ts'
import type { RunHandler } from '../jobs/handler.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Ledger } from '../jobs/ledger.ts'
import type { ProgressReporter } from '../progress/reporter.ts'
import type { Cancellations } from './cancellations.ts'
import { asChaskiError, isWorthRetrying } from './failure.ts'
import type { Scratch } from './scratch.ts'

export interface Harness {
  store: Store
  scratch: Scratch
  ledger: Ledger
  jobs: Jobs
  transcriber?: string | null
  cancellations: Cancellations
  progress: ProgressReporter
  log: Logger
  /** Aborted when the worker is stopping. */
  stopping: AbortSignal
}

/** Our lock on a job, until another worker may take it. */
interface JobLock {
  token: string | undefined
  /** Aborted when the lock was not renewed in time. */
  lost: AbortSignal | undefined
}

/**
 * Runs one job of a run: provides a folder and a signal, cleans both up, and turns any failure into a retry or the end of
 * the version. Jobs of a cancelled or finished run do nothing.
 */
export async function runJob(
  harness: Harness,
  job: Job<Run>,
  lock: JobLock,
  handler: RunHandler<Run>,
): Promise<void> {
  const { ledger, cancellations, stopping } = harness
  const { data } = job
  if ((await cancellations.isCancelled(data)) || (await ledger.hasEnded(data))) return

  const cancelled = new AbortController()
  const forget = cancellations.onCancel(data, () => cancelled.abort(new ChaskiError('cancelled')))
  const signal = AbortSignal.any([cancelled.signal, stopping, ...(lock.lost ? [lock.lost] : [])])
  const log = harness.log.child({ job: job.name, jobId: job.id })
  const part = handler.part(data)
  const tracked = part === null ? null : harness.progress.track(data, part)
  try {
    await harness.scratch.with((scratch) =>
      handler.run(harness, data, {
        store: harness.store,
        scratch,
        signal,
        log,
        progress: tracked?.moved ?? (() => {}),
      }),
    )
  } catch (error) {
    if (cancelled.signal.aborted) return
    if (lock.lost?.aborted) {
      log.warn('job lock expired; another worker takes over')
      throw new WaitingError()
    }
    if (stopping.aborted) {
      // Another worker picks it up at once, and it does not count as an attempt.
      await job.moveToWait(lock.token)
      throw new WaitingError()
    }
    await giveUpOrRetry(harness, job, handler, asChaskiError(error), log)
  } finally {
    forget()
    tracked?.ended()
  }
}

async function giveUpOrRetry(
  harness: Harness,
  job: Job<Run>,
  handler: RunHandler<Run>,
  error: ChaskiError,
  log: Logger,
): Promise<void> {
  const attempts = { made: job.attemptsMade, allowed: job.opts.attempts ?? 1 }
  if (isWorthRetrying(error, attempts)) {
    log.warn({ err: error }, 'job failed; retrying')
    throw error
  }
  const isLeftOut = await giveUp(harness, job.data, handler, error)
  log.warn({ err: error }, isLeftOut ? 'extra left out' : 'version failed')
  if (!isLeftOut) throw new UnrecoverableError(error.message)
}

/**
 * Ends a job that has failed for good: leaves out what the work can do without, otherwise ends the run as failed. Reported
 * before the job is moved, so that a crash in between only reports it again.
 * @returns whether the work goes on
 */
export async function giveUp(
  { jobs, ledger }: Pick<Harness, 'jobs' | 'ledger'>,
  run: Run,
  handler: RunHandler<Run>,
  error: ChaskiError,
): Promise<boolean> {
  if (handler.leaveOut !== undefined) {
    await handler.leaveOut({ jobs, ledger }, run, error)
    return true
  }
  const { workId, version, attempt } = run
  const { code, detail = '' } = error
  // One id per attempt: several chunks that fail together produce one outcome.
  await jobs.report({ type: 'failed', workId, version, code, detail }, attempt)
  await ledger.end(run)
  return false
}
