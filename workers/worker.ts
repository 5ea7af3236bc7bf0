import { join } from 'node:path'
import { type Job, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { ChaskiError } from '../media/errors.ts'
import { type PosterJob, QUEUES, type Run, WORKER_RULES } from '../media/jobs/queues.ts'
import type { Store } from '../media/store/store.ts'
import { learnFfmpeg } from './ffmpeg/ffmpeg.ts'
import { runHandler } from './handlers.ts'
import { listenForCancellations } from './harness/cancellations.ts'
import { giveUp, type Harness, runJob } from './harness/run-job.ts'
import { openScratch } from './harness/scratch.ts'
import { findJail } from './jail/jail.ts'
import { reportJail } from './jail/report.ts'
import { createJobs } from './jobs/jobs.ts'
import { createLedger } from './jobs/ledger.ts'
import { giveUpPoster, posterJob } from './posters/poster-job.ts'
import { createProgressReporter } from './progress/reporter.ts'
import { cacheSources } from './source-cache.ts'
import { sweep } from './sweep.ts'
import { tally } from './tally/tally.ts'
import { tallyUnvouched } from './tally/unvouched.ts'

interface Options {
  redisUrl: string
  store: Store
  scratchDir: string
  concurrency: number
  /** The program that gives scripts their times, in place of our own; null for our own. */
  transcriber?: string | null
  /** Disk space for sources kept after their job; none if the store is a folder that jobs read directly. */
  sourceCacheBytes?: number | null
  log: Logger
}

/** Short jobs that mostly wait for Redis and the store. */
const CONTROL_CONCURRENCY = 4
/** Runs beside the encodes: a second of work each, in low resolution. */
const OPENING_CONCURRENCY = 1

/**
 * Starts taking jobs from all queues.
 * @returns a function that stops it: running jobs are handed back at once for other workers
 */
export async function startWorker(options: Options): Promise<() => Promise<void>> {
  const { log, sourceCacheBytes = null } = options
  const onError = (error: Error): void => log.warn({ err: error }, 'Redis connection failed')
  // BullMQ waits for Redis indefinitely.
  const connection = new Redis(options.redisUrl, { maxRetriesPerRequest: null })
  connection.on('error', onError)

  const jail = await findJail()
  if (!jail.on)
    log.warn({ why: jail.why }, 'uploads are read outside of a jail; docs/operation.md says how to have one')
  const endReport = await reportJail(connection, jail.on)
  const [scratch] = await Promise.all([openScratch(options.scratchDir), learnFfmpeg()])
  const store =
    sourceCacheBytes === null
      ? options.store
      : cacheSources(options.store, { folder: join(scratch.folder, 'sources'), bytes: sourceCacheBytes })
  const cancellations = await listenForCancellations(connection, onError)
  const jobs = createJobs(connection, onError)
  const ledger = createLedger(connection)
  const progress = createProgressReporter(connection, ledger, onError)
  const stopping = new AbortController()
  const harness: Harness = {
    ...{ store, scratch, ledger, jobs, cancellations, progress, log },
    transcriber: options.transcriber ?? null,
    stopping: stopping.signal,
  }
  const onRun = (job: Job, token?: string, lost?: AbortSignal): Promise<void> =>
    runJob(harness, job, { token, lost }, runHandler(job.name))
  const onControl = async (job: Job, token?: string, lost?: AbortSignal): Promise<void> => {
    if (job.name === 'tally') {
      await tally(connection, jobs)
      await tallyUnvouched(connection, jobs)
    } else if (job.name === 'sweep') await sweep(harness, job.data)
    else await onRun(job, token, lost)
  }
  const onShort = (job: Job, token?: string, lost?: AbortSignal): Promise<void> =>
    job.name === 'poster' ? posterJob(harness, job, { token, lost }) : onRun(job, token, lost)

  const workers = [
    new Worker(QUEUES.control, onControl, { connection, concurrency: CONTROL_CONCURRENCY, ...WORKER_RULES }),
    new Worker(QUEUES.encode, onRun, { connection, concurrency: options.concurrency, ...WORKER_RULES }),
    new Worker(QUEUES.short, onShort, { connection, concurrency: options.concurrency, ...WORKER_RULES }),
    new Worker(QUEUES.opening, onRun, { connection, concurrency: OPENING_CONCURRENCY, ...WORKER_RULES }),
    // Each has two cores to itself.
    new Worker(QUEUES.large, onRun, {
      ...{ connection, concurrency: Math.ceil(options.concurrency / 2) },
      ...WORKER_RULES,
    }),
  ]
  for (const worker of workers) {
    worker.on('error', onError)
    // Another worker may have it by now: continuing would do the work twice.
    worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) worker.cancelJob(id, 'the lock ran out')
    })
    worker.on('failed', (job: Job<Run | PosterJob> | undefined, error) => {
      // The harness reports failures it sees. It does not see a job that keeps crashing its worker.
      if (job?.data.workId === undefined || !STALLED.test(error.message)) return
      const crashed = new ChaskiError('out_of_memory', { detail: error.message, cause: error })
      const givenUp =
        job.name === 'poster'
          ? giveUpPoster(harness, job.data as PosterJob, crashed)
          : giveUp(harness, job.data as Run, runHandler(job.name), crashed)
      givenUp.catch(onError)
    })
  }
  log.info({ concurrency: options.concurrency }, 'worker ready')

  return async () => {
    stopping.abort(new Error('the worker stops'))
    await Promise.all(workers.map((worker) => worker.close()))
    await endReport()
    await jobs.close()
    await cancellations.close()
    await scratch.close()
    await connection.quit()
  }
}

const STALLED = /stalled more than allowable limit/
