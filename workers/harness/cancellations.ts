import type { Redis } from 'ioredis'
import { CANCEL_CHANNEL, cancelKey } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'

/** Notifies running jobs when a version is cancelled. */
export interface Cancellations {
  /** Whether it was cancelled earlier: the message on the channel only reaches running jobs. */
  isCancelled(ref: VersionRef): Promise<boolean>
  /** Calls `stop` when it is cancelled. @returns a function that unsubscribes */
  onCancel(ref: VersionRef, stop: () => void): () => void
  close(): Promise<void>
}

export async function listenForCancellations(
  redis: Redis,
  onError: (error: Error) => void,
): Promise<Cancellations> {
  const running = new Map<string, Set<() => void>>()
  const subscriber = redis.duplicate()
  subscriber.on('error', onError)
  subscriber.on('message', (_channel: string, message: string) => {
    const ref: VersionRef = JSON.parse(message)
    for (const stop of running.get(cancelKey(ref)) ?? []) stop()
  })
  await subscriber.subscribe(CANCEL_CHANNEL)

  return {
    isCancelled: async (ref) => (await redis.exists(cancelKey(ref))) === 1,
    onCancel(ref, stop) {
      const key = cancelKey(ref)
      const stops = running.get(key) ?? new Set()
      running.set(key, stops.add(stop))
      return () => {
        stops.delete(stop)
        if (stops.size === 0) running.delete(key)
      }
    },
    async close() {
      await subscriber.quit()
    },
  }
}
