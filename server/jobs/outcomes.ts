import { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import {
  type Outcome,
  type PosterOutcome,
  QUEUES,
  type ScriptOutcome,
  type TallyOutcome,
  type UndatedTallyOutcome,
} from '../../media/jobs/queues.ts'
import type { ActNeeds } from '../actions/act.ts'
import { createOutcomeActions } from '../actions/outcomes.ts'
import type { ScriptActions } from '../actions/scripts.ts'
import { dated } from './dated-tally.ts'

interface Options extends ActNeeds {
  connection: Redis
  scripts: Pick<ScriptActions, 'follow' | 'store'>
  log: Logger
}

/** What may be in the queue. */
type Found = Outcome | PosterOutcome | TallyOutcome | UndatedTallyOutcome | ScriptOutcome

const LOGGED: Record<Outcome['type'], string> = {
  started: 'work processing',
  recognised: 'work recognised',
  playable: 'work playable',
  published: 'work published',
  failed: 'work failed',
}

/**
 * Stores outcomes in the catalogue, in order, one at a time across all servers.
 * @returns a function that stops it after the current outcome
 */
export async function drainOutcomes({
  connection,
  catalogue,
  hub,
  scripts,
  log,
}: Options): Promise<() => Promise<void>> {
  const queue = new Queue(QUEUES.outcome, { connection })
  queue.on('error', (error) => log.warn({ err: error }, 'outcome queue connection failed'))
  // “playable” must not pass “published” because another server was slower.
  await queue.setGlobalConcurrency(1)

  const outcomes = createOutcomeActions({ catalogue, hub })
  const worker = new Worker<Found>(
    QUEUES.outcome,
    async ({ data }) => {
      if (data.type === 'tallied') await outcomes.count('counts' in data ? data : dated(data))
      else if (data.type === 'timed') logTimes(log, data, await scripts.store(data))
      else if (data.type === 'poster') await outcomes.settlePoster(data)
      else {
        logOutcome(log, data, await outcomes.store(data))
        if (data.type === 'published') await scripts.follow(data.workId)
      }
    },
    { connection, concurrency: 1, removeOnComplete: { count: 1000 }, removeOnFail: { count: 1000 } },
  )
  worker.on('error', (error) => log.warn({ err: error }, 'outcome worker connection failed'))
  worker.on('failed', (job, error) => log.error({ err: error, outcome: job?.data }, 'outcome not stored'))
  return async () => {
    await worker.close()
    await queue.close()
  }
}

function logOutcome(log: Logger, outcome: Outcome, stored: boolean): void {
  const subject = { work: outcome.workId, version: outcome.version }
  if (!stored) log.info({ ...subject, outcome: outcome.type }, 'outcome dropped: version superseded')
  else if (outcome.type === 'failed') log.warn({ ...subject, code: outcome.code }, LOGGED.failed)
  else log.info(subject, LOGGED[outcome.type])
}

function logTimes(log: Logger, { workId, version, problem }: ScriptOutcome, stored: boolean): void {
  const subject = { work: workId, version }
  if (!stored) log.info(subject, 'times of a script dropped: script or file changed')
  else if (problem !== null) log.warn({ ...subject, code: problem }, 'script without times')
  else log.info(subject, 'script timed')
}
