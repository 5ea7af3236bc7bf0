import { setTimeout as delay } from 'node:timers/promises'
import { CONFIG_EXIT_CODE } from '../../media/config.ts'
import type { Exit } from '../processes/tied-process.ts'

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 30_000
/** A service that has run for this long is considered healthy: its next crash counts as the first. */
const STEADY_MS = 60_000

/** A process that runs until it is stopped. */
export interface Running {
  /** Settles when the process ends, for whatever reason. */
  exited: Promise<Exit>
  stop(): Promise<void>
}

export interface Service {
  name: string
  /** Resolves once the process is up. Rejects if it exited before that, or when `signal` aborts the start. */
  start(signal: AbortSignal): Promise<Running>
}

export interface Kept {
  /** Rejects when the service has failed for good; resolves after `stop`. */
  done: Promise<void>
  stop(): Promise<void>
}

interface Log {
  error(facts: object, message: string): void
}

/** Milliseconds to wait before a restart, by the number of crashes in a row (1 or more). */
export function restartDelay(crashes: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashes - 1))
}

/**
 * Starts a service and restarts it whenever it exits, with growing delays. Rejects if the very first start fails:
 * somebody is watching then, and the cause is unlikely to go away by itself.
 * @param signal cancels a start in progress
 */
export async function keepRunning(service: Service, log: Log, signal: AbortSignal): Promise<Kept> {
  const stopping = new AbortController()
  const unwanted = AbortSignal.any([signal, stopping.signal])
  let running = await service.start(unwanted)
  let startedAt = performance.now()
  let crashes = 0

  const ended = async (exit: object): Promise<void> => {
    crashes = performance.now() - startedAt > STEADY_MS ? 1 : crashes + 1
    const pause = restartDelay(crashes)
    log.error({ service: service.name, ...exit, pause }, `${service.name} exited; restarting`)
    await delay(pause, undefined, { signal: unwanted }).catch(() => {})
  }

  const restarted = async (): Promise<Running | null> => {
    while (!unwanted.aborted) {
      startedAt = performance.now()
      try {
        return await service.start(unwanted)
      } catch (error) {
        await ended({ error: error instanceof Error ? error.message : String(error) })
      }
    }
    return null
  }

  const keep = async (): Promise<void> => {
    for (;;) {
      const exit = await running.exited
      if (unwanted.aborted) return
      if (exit.code === CONFIG_EXIT_CODE) throw new Error(`${service.name} refuses its settings`)
      await ended(exit)
      const next = await restarted()
      if (next === null) return
      running = next
      // A stop was requested during the start; `stop` only saw the previous process.
      if (stopping.signal.aborted) return running.stop()
    }
  }

  const done = keep()
  return {
    done,
    async stop() {
      stopping.abort()
      await running.stop()
      await done
    },
  }
}
