import { Queue, UnrecoverableError, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { createNoticeActions } from '../../actions/notices.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Hub } from '../../events/hub.ts'
import { repeat } from '../../jobs/repeat.ts'
import { type Channels, deliver } from './deliver.ts'

/** Used by servers only; workers never see it. */
const QUEUE = 'chaski-notices'
/** Attempts spread over half a day, each delay twice the previous one. */
const RETRIES = { attempts: 12, backoff: { type: 'exponential', delay: 20_000 } } as const
const LOOK_AGAIN_MS = 60_000
const AT_ONCE = 4

export interface SendNotices {
  connection: Redis
  catalogue: Pick<Catalogue, 'notices' | 'stations' | 'sync' | 'works' | 'transaction'>
  hub: Pick<Hub, 'subscribe' | 'publish'>
  channels: Channels
  log: Logger
  /** Shorter delays for tests. */
  retries?: { attempts: number; backoff: { type: 'exponential' | 'fixed'; delay: number } }
}

/**
 * Notifies stations of withdrawals by e-mail and webhook. What to send has been in the catalogue since the withdrawal
 * itself; the queue only decides when to try, so losing Redis loses no notice.
 * @returns a function that stops it after the notices in progress
 */
export async function sendNotices(options: SendNotices): Promise<() => Promise<void>> {
  const { connection, catalogue, hub, channels, log, retries = RETRIES } = options
  const { notices } = catalogue
  const { settle } = createNoticeActions({ catalogue, hub })
  const queue = new Queue<{ id: string }>(QUEUE, { connection })
  queue.on('error', (error) => log.warn({ err: error }, 'notice queue connection failed'))

  const queueAll = async (): Promise<void> => {
    for (const { id } of await notices.queued()) {
      await queue.add('notice', { id }, { ...retries, jobId: id, removeOnComplete: true, removeOnFail: true })
    }
  }

  const worker = new Worker<{ id: string }>(
    QUEUE,
    async ({ data, attemptsMade, opts }) => {
      const notice = await notices.byId(data.id)
      if (notice?.state !== 'queued') return
      try {
        const settled = await deliver(notice, catalogue, channels)
        await settle(notice.id, settled.state, settled.state === 'failed' ? settled.fault : null)
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error)
        const last = attemptsMade + 1 >= (opts.attempts ?? 1)
        await settle(notice.id, last ? 'failed' : 'queued', detail)
        throw last ? new UnrecoverableError(detail) : error
      }
    },
    { connection, concurrency: AT_ONCE },
  )
  worker.on('error', (error) => log.warn({ err: error }, 'notice worker connection failed'))
  worker.on('failed', (job, error) => log.warn({ err: error, notice: job?.data.id }, 'notice not delivered'))

  const unsubscribe = hub.subscribe((change) => {
    if (change.type === 'counts') return
    queueAll().catch((error: unknown) =>
      log.warn({ err: error }, 'notices not queued; retrying at the next check'),
    )
  })
  const stopLooking = repeat(queueAll, LOOK_AGAIN_MS, log)
  return async () => {
    unsubscribe()
    await stopLooking()
    await worker.close()
    await queue.close()
  }
}
