import { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { type Outcome, QUEUES, type TallyOutcome, type UndatedTallyOutcome } from '../../media/jobs/queues.ts'
import type { ActNeeds } from '../actions/act.ts'
import { createOutcomeActions } from '../actions/outcomes.ts'
import { dated } from './dated-tally.ts'

interface Options extends ActNeeds {
  connection: Redis
  log: Logger
}

/** What may lie in the queue. */
type Found = Outcome | TallyOutcome | UndatedTallyOutcome

/**
 * Drains what the workers found into the catalogue, one at a time over all servers, in order.
 * @returns a function that stops it once the outcome at hand is stored
 */
export async function drainOutcomes({
  connection,
  catalogue,
  hub,
  log,
}: Options): Promise<() => Promise<void>> {
  const queue = new Queue(QUEUES.outcome, { connection })
  queue.on('error', (error) => log.warn({ err: error }, 'the outcome queue broke'))
  // “playable” must not pass “published” because another server was slower.
  await queue.setGlobalConcurrency(1)

  const outcomes = createOutcomeActions({ catalogue, hub })
  const worker = new Worker<Found>(
    QUEUES.outcome,
    async ({ data }) => {
      if (data.type === 'tallied') {
        await outcomes.count('counts' in data ? data : dated(data))
      } else if (!(await outcomes.store(data))) {
        log.info({ outcome: data.type, work: data.workId }, 'an outcome came too late and was dropped')
      }
    },
    { connection, concurrency: 1, removeOnComplete: { count: 1000 }, removeOnFail: { count: 1000 } },
  )
  worker.on('error', (error) => log.warn({ err: error }, 'the drain of outcomes broke'))
  worker.on('failed', (job, error) =>
    log.error({ err: error, outcome: job?.data }, 'an outcome was not stored'),
  )
  return async () => {
    await worker.close()
    await queue.close()
  }
}
