import type { Logger } from 'pino'
import { type Kept, keepRunning, type Service } from './keep-running.ts'

export interface RunningServices {
  /** Rejects when one of them cannot go on. */
  failed: Promise<never>
  /** Stops them all, the last one started first. */
  stop(): Promise<void>
}

/**
 * Starts services one after the other and keeps them running. Where one cannot start, those before it are stopped.
 * @param signal gives up the start
 */
export async function runServices(
  services: Service[],
  log: Logger,
  signal: AbortSignal,
): Promise<RunningServices> {
  const kept: Kept[] = []
  const stop = async (): Promise<void> => {
    for (const service of kept.reverse().splice(0)) await service.stop().catch(() => {})
  }
  try {
    for (const service of services) kept.push(await keepRunning(service, log, signal))
  } catch (error) {
    await stop()
    throw error
  }
  const failed = new Promise<never>((_, reject) => {
    for (const { done } of kept) done.catch(reject)
  })
  failed.catch(() => {})
  return { failed, stop }
}
