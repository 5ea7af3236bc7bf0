import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { PROGRESS_CHANNEL, type Progress } from '../../media/jobs/queues.ts'
import { briefly } from './briefly.ts'
import { createProgressBoard, type ProgressBoard } from './progress-board.ts'

/** Redis channel on which servers announce changes to each other. */
const CHANGES_CHANNEL = 'chaski:changes'

export type Change =
  | { type: 'work'; id: string }
  | { type: 'removed'; id: string }
  | { type: 'counts'; id: string; views: number }

export interface Hub {
  progress: ProgressBoard
  /** Announces a change to all servers, including this one. Never fails and never blocks for long: it is already stored. */
  publish(change: Change): Promise<void>
  /** @returns a function that unsubscribes */
  subscribe(listener: (change: Change) => void): () => void
  close(): Promise<void>
}

/**
 * What happens to works, on any server or worker. One Redis subscription per server.
 * @param limit milliseconds for which somebody who changed something waits for Redis
 */
export async function createHub(redis: Redis, log: Logger, limit?: number): Promise<Hub> {
  const listeners = new Set<(change: Change) => void>()
  const progress = createProgressBoard()
  const subscriber = redis.duplicate({ maxRetriesPerRequest: null })
  subscriber.on('error', (error) => log.warn({ err: error }, 'Redis subscription failed'))
  subscriber.on('message', (channel: string, text: string) => {
    if (channel === PROGRESS_CHANNEL) {
      const said = JSON.parse(text) as Progress
      progress.note(said)
      tell({ type: 'work', id: said.workId })
    } else {
      tell(JSON.parse(text) as Change)
    }
  })
  await subscriber.subscribe(PROGRESS_CHANNEL, CHANGES_CHANNEL)

  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change)
  }

  return {
    progress,
    async publish(change) {
      const published = redis.publish(CHANGES_CHANNEL, JSON.stringify(change)).catch((error: unknown) => {
        log.warn({ err: error, change }, 'change not announced to other servers')
      })
      if (await briefly(published, limit)) return
      log.warn({ change }, 'Redis not responding; change will be announced when it is back')
      // Here it is known already. Told again later, it changes nothing.
      tell(change)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      listeners.clear()
      subscriber.disconnect()
    },
  }
}
