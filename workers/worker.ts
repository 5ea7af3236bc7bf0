import { type Job, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { ChaskiError } from '../media/errors.ts'
import { type ControlJobs, type EncodeJobs, QUEUES, type Run, WORKER_RULES } from '../media/queues.ts'
import type { Store } from '../media/store/store.ts'
import { listenForCancellations } from './harness/cancellations.ts'
import { fail, type Handler, type Harness, runJob } from './harness/run-job.ts'
import { openScratch } from './harness/scratch.ts'
import { createJobs } from './jobs.ts'
import { createLedger } from './ledger.ts'
import { probeJob } from './probe/probe-job.ts'
import { createProgressReporter } from './progress/reporter.ts'
import { shortWorkJob } from './short-works.ts'
import { sweep } from './sweep.ts'
import { tally } from './tally.ts'
import { chunkJob } from './video/chunk-job.ts'
import { chunkPart, soundPart } from './video/cost.ts'
import { extraJob } from './video/extras/extra-job.ts'
import { publishJob } from './video/publish-job.ts'
import { remuxJob } from './video/remux-job.ts'
import { soundJob } from './video/sound-job.ts'

interface Options {
  redisUrl: string
  store: Store
  scratchDir: string
  concurrency: number
  log: Logger
}

/** Short jobs that wait for Redis and the store more than they compute. */
const CONTROL_CONCURRENCY = 4

/**
 * Starts to take jobs from both queues.
 * @returns a function that stops: jobs in work are given back at once, for another worker to take up
 */
export async function startWorker(options: Options): Promise<() => Promise<void>> {
  const { log, store } = options
  const onError = (error: Error): void => log.warn({ err: error }, 'redis')
  // BullMQ waits for Redis as long as it takes.
  const connection = new Redis(options.redisUrl, { maxRetriesPerRequest: null })
  connection.on('error', onError)

  const scratch = await openScratch(options.scratchDir)
  const cancellations = await listenForCancellations(connection, onError)
  const jobs = createJobs(connection, onError)
  const ledger = createLedger(connection)
  const progress = createProgressReporter(connection, ledger, onError)
  const stopping = new AbortController()
  const harness: Harness = {
    ...{ store, scratch, ledger, jobs, cancellations, progress, log },
    stopping: stopping.signal,
  }
  const needs = { ledger, jobs }

  /** Runs a job of a run; `part` is its name in the ledger, where it counts for the progress. */
  const run = <Data extends Run>(
    job: Job<Data>,
    token: string | undefined,
    handler: Handler<Data>,
    part: string | null = null,
  ): Promise<void> => runJob(harness, job, token, handler, part)

  const control = async (job: Job<never>, token?: string): Promise<void> => {
    switch (job.name as keyof ControlJobs) {
      case 'probe':
        return run(job as Job<ControlJobs['probe']>, token, (data, context) => probeJob(needs, data, context))
      case 'publish':
        return run(job as Job<ControlJobs['publish']>, token, (data, context) =>
          publishJob(needs, data, context),
        )
      case 'tally':
        return tally(connection, jobs)
      case 'sweep':
        return sweep(harness, job.data)
    }
  }

  const encode = async (job: Job<never>, token?: string): Promise<void> => {
    switch (job.name as keyof EncodeJobs) {
      case 'remux':
        return run(
          job as Job<EncodeJobs['remux']>,
          token,
          (data, context) => remuxJob(needs, data, context),
          'remux',
        )
      case 'audio': {
        const audio = job as Job<EncodeJobs['audio']>
        return run(
          audio,
          token,
          (data, context) => soundJob(needs, data, context),
          soundPart(audio.data.group),
        )
      }
      case 'chunk': {
        const chunk = job as Job<EncodeJobs['chunk']>
        const part = chunkPart(chunk.data.group, chunk.data.index)
        return run(chunk, token, (data, context) => chunkJob(needs, data, context), part)
      }
      case 'extra': {
        const extra = job as Job<EncodeJobs['extra']>
        return run(
          extra,
          token,
          (data, context) => extraJob(needs, data, context),
          `extra-${extra.data.extra}`,
        )
      }
      case 'spot':
      case 'brochure': {
        const kind = job.name as 'spot' | 'brochure'
        const short = job as Job<EncodeJobs['spot']>
        return run(short, token, (data, context) => shortWorkJob(needs, kind, data, context), kind)
      }
    }
  }

  const workers = [
    new Worker(QUEUES.control, control, { connection, concurrency: CONTROL_CONCURRENCY, ...WORKER_RULES }),
    new Worker(QUEUES.encode, encode, { connection, concurrency: options.concurrency, ...WORKER_RULES }),
  ]
  for (const worker of workers) {
    worker.on('error', onError)
    worker.on('failed', (job: Job<Run> | undefined, error) => {
      // What the harness saw is reported by it. A job that took its worker down with it time and again was not seen.
      if (job?.data.workId === undefined || !STALLED.test(error.message)) return
      const crashed = new ChaskiError('out_of_memory', { detail: error.message, cause: error })
      fail(harness, job.data, crashed).catch(onError)
    })
  }
  log.info({ concurrency: options.concurrency }, 'worker ready')

  return async () => {
    stopping.abort(new Error('the worker stops'))
    await Promise.all(workers.map((worker) => worker.close()))
    await jobs.close()
    await cancellations.close()
    await scratch.close()
    await connection.quit()
  }
}

const STALLED = /stalled more than allowable limit/
