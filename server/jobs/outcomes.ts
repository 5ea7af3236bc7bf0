import { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import {
  type DownloadsOutcome,
  type Outcome,
  type PosterOutcome,
  QUEUES,
  type ScriptOutcome,
  type TallyOutcome,
  type UndatedTallyOutcome,
} from '../../media/jobs/queues.ts'
import type { Store } from '../../media/store/store.ts'
import type { ActNeeds } from '../actions/act.ts'
import { createOutcomeActions } from '../actions/outcomes.ts'
import { storeDownloads } from '../actions/refresh-downloads.ts'
import type { ScriptActions } from '../actions/scripts.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { dated } from './dated-tally.ts'

interface Options extends ActNeeds {
  catalogue: ActNeeds['catalogue'] & Pick<Reads, 'works'>
  connection: Redis
  scripts: Pick<ScriptActions, 'follow' | 'store'>
  store: Pick<Store, 'remove'>
  log: Logger
}

/** What may be in the queue. */
type Found = Outcome | PosterOutcome | TallyOutcome | UndatedTallyOutcome | ScriptOutcome | DownloadsOutcome

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
  store,
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
      else if (data.type === 'downloads')
        logDownloads(log, data, await storeDownloads({ catalogue, hub, store }, data))
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

function logDownloads(log: Logger, { workId, version, problem }: DownloadsOutcome, stored: boolean): void {
  const subject = { work: workId, version }
  if (!stored) log.info(subject, 'downloads dropped: version superseded')
  else if (problem !== null) log.warn({ ...subject, code: problem }, 'downloads left as they were')
  else log.info(subject, 'downloads written anew')
}
