import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

/**
 * Runs `task` now and then `pause` milliseconds after each end, for ever. A failure is told, and the next turn tries
 * again: these tasks mend what is broken, so they must outlive what breaks.
 * @param task is told by a signal when it is to end, should a turn take long
 * @returns a function that stops it, after the turn at hand
 */
export function repeat(
  task: (stopped: AbortSignal) => Promise<unknown>,
  pause: number,
  log: Logger,
): () => Promise<void> {
  const stopped = new AbortController()
  const running = (async () => {
    while (!stopped.signal.aborted) {
      try {
        await task(stopped.signal)
      } catch (error) {
        log.error({ err: error, task: task.name }, 'recurring task failed; retrying')
      }
      await sleep(pause, undefined, { signal: stopped.signal, ref: false }).catch(() => {})
    }
  })()
  return async () => {
    stopped.abort()
    await running
  }
}
