import { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { type Outcome, QUEUES, type TallyOutcome, type UndatedTallyOutcome } from '../../media/jobs/queues.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Hub } from '../events/hub.ts'
import type { WorkRecord } from '../records/work.ts'
import { dated } from './dated-tally.ts'

interface Options {
  connection: Redis
  catalogue: Pick<Catalogue, 'works' | 'tallies'>
  hub: Pick<Hub, 'publish'>
  log: Logger
}

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

  const worker = new Worker<Found>(
    QUEUES.outcome,
    async ({ data }) => {
      for (const change of await store(data, catalogue, log)) await hub.publish(change)
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

/** What may lie in the queue. */
type Found = Outcome | TallyOutcome | UndatedTallyOutcome

type Change = Parameters<Hub['publish']>[0]

/** Writes one outcome into the catalogue. A second time, or too late, it changes nothing. */
export async function store(
  outcome: Found,
  { works, tallies }: Pick<Catalogue, 'works' | 'tallies'>,
  log: Logger,
): Promise<Change[]> {
  if (outcome.type === 'tallied') {
    const counted = await tallies.add('counts' in outcome ? outcome : dated(outcome))
    return counted.map(({ id, views }) => ({ type: 'counts', id, views }))
  }
  const moved = await moveBy(outcome, works)
  const row = moved ?? ('published' in outcome ? await works.addRenditions(outcome, outcome.published) : null)
  if (!row)
    log.info({ outcome: outcome.type, work: outcome.workId }, 'an outcome came too late and was dropped')
  return row ? [{ type: 'work', id: row.id }] : []
}

async function moveBy(outcome: Outcome, works: Catalogue['works']): Promise<WorkRecord | null> {
  switch (outcome.type) {
    case 'started':
      return works.move(outcome, 'started')
    case 'playable':
      return works.move(
        outcome,
        'started',
        showsWholeOlder(await works.byId(outcome.workId), outcome.version)
          ? {}
          : { visible: outcome.published },
      )
    case 'published':
      return works.move(outcome, 'finished', { visible: outcome.published })
    case 'failed':
      return works.move(outcome, outcome.code === 'cancelled' ? 'cancelled' : 'refused', {
        error: { code: outcome.code, detail: outcome.detail },
      })
  }
}

/**
 * Whether viewers have an older version that is whole. It stays until the new one is whole as well: nobody shall be
 * moved from a film to its first seconds.
 */
export function showsWholeOlder(
  work: Pick<WorkRecord, 'visibleVersion' | 'published'> | null | undefined,
  version: number,
): boolean {
  if (!work?.published || work.visibleVersion === null || work.visibleVersion >= version) return false
  const shown = work.published
  return shown.kind !== 'video' || shown.rungs.every(({ complete }) => complete)
}
