import { type Job, WaitingError } from 'bullmq'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { ChaskiError } from '../../../media/errors.ts'
import type { Run } from '../../../media/jobs/queues.ts'
import { type Harness, runJob } from '../../../workers/harness/run-job.ts'
import type { RunHandler } from '../../../workers/jobs/handler.ts'

const data: Run = { workId: '2345678923456789', version: 1, attempt: 1 }

/** What a job does to the world, by name. */
function world(): { harness: Harness; job: Job<Run>; done: string[] } {
  const done: string[] = []
  const note = (name: string) => async () => void done.push(name)
  const parts = {
    ledger: { hasEnded: async () => false, end: note('ended') },
    jobs: { report: note('reported') },
    cancellations: { isCancelled: async () => false, onCancel: () => () => {} },
    progress: { track: () => ({ moved: () => {}, ended: () => {} }) },
    scratch: { with: (use: (folder: string) => Promise<void>) => use('/nowhere') },
    log: pino({ level: 'silent' }),
    stopping: new AbortController().signal,
  }
  const job = { data, name: 'chunk', id: 'a', attemptsMade: 0, opts: {}, moveToWait: note('moved to wait') }
  // Only what `runJob` touches; the rest is not there.
  return { harness: parts as unknown as Harness, job: job as unknown as Job<Run>, done }
}

it('stops a job whose lock ran out, and leaves all that it is to whoever has it now', async () => {
  const { harness, job, done } = world()
  const lost = new AbortController()
  const handler: RunHandler<Run> = {
    part: () => null,
    run: (_needs, _data, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        lost.abort('the lock ran out')
      }),
  }
  const run = runJob(harness, job, { token: 'mine', lost: lost.signal }, handler)
  await expect(run).rejects.toBeInstanceOf(WaitingError)
  expect(done).toEqual([])
})

it('ends the version when a job fails for good', async () => {
  const { harness, job, done } = world()
  const handler: RunHandler<Run> = { part: () => null, run: () => Promise.reject(new Error('broken')) }
  await expect(runJob(harness, job, { token: 'mine', lost: undefined }, handler)).rejects.toThrow('broken')
  expect(done).toEqual(['reported', 'ended'])
})

it('goes on with the version where the job has something to leave out', async () => {
  const { harness, job, done } = world()
  const handler: RunHandler<Run> = {
    part: () => null,
    run: () => Promise.reject(new ChaskiError('damaged_file')),
    leaveOut: async (_needs, { workId }, { code }) => void done.push(`${workId} without it: ${code}`),
  }
  await runJob(harness, job, { token: 'mine', lost: undefined }, handler)
  expect(done).toEqual(['2345678923456789 without it: damaged_file'])
})
