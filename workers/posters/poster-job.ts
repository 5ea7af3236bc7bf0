import { type Job, WaitingError } from 'bullmq'
import type { ChaskiError } from '../../media/errors.ts'
import type { PosterJob } from '../../media/jobs/queues.ts'
import { posterSourceKey } from '../../media/layout.ts'
import { asChaskiError, isWorthRetrying } from '../harness/failure.ts'
import type { Harness } from '../harness/run-job.ts'
import { makePoster } from './make-poster.ts'

type Needs = Pick<Harness, 'store' | 'scratch' | 'jobs' | 'stopping' | 'log'>

/** Makes a poster that staff chose, and reports what became of it. Made twice it is the same. */
export async function posterJob(
  needs: Needs,
  job: Job<PosterJob>,
  { token, lost }: { token: string | undefined; lost: AbortSignal | undefined },
): Promise<void> {
  const { store, scratch, jobs, stopping, log } = needs
  const signal = AbortSignal.any([stopping, ...(lost ? [lost] : [])])
  try {
    await scratch.with((folder) => makePoster(job.data, { store, scratch: folder, signal }))
  } catch (error) {
    if (lost?.aborted) throw new WaitingError()
    if (stopping.aborted) {
      await job.moveToWait(token)
      throw new WaitingError()
    }
    const failure = asChaskiError(error)
    const attempts = { made: job.attemptsMade, allowed: job.opts.attempts ?? 1 }
    if (isWorthRetrying(failure, attempts)) throw failure
    log.warn({ err: failure, work: job.data.workId }, 'poster failed')
    return await giveUpPoster(needs, job.data, failure)
  }
  const { workId, poster } = job.data
  await jobs.reportPoster({ type: 'poster', workId, poster, error: null })
  await store.remove(posterSourceKey({ workId, poster }))
}

/** Reports that it cannot be made. */
export async function giveUpPoster(
  { jobs, store }: Pick<Needs, 'jobs' | 'store'>,
  { workId, poster }: PosterJob,
  { code }: ChaskiError,
): Promise<void> {
  await jobs.reportPoster({ type: 'poster', workId, poster, error: code })
  await store.remove(posterSourceKey({ workId, poster }))
}
