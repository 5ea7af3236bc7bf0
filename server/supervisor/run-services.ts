import type { Logger } from 'pino'
import { type Kept, keepRunning, type Service } from './keep-running.ts'

export interface RunningServices {
  /** Rejects when a service has failed for good. */
  failed: Promise<never>
  /** Stops all services, last started first. */
  stop(): Promise<void>
}

/**
 * Starts services one by one and keeps them running. If one fails to start, those already started are stopped.
 * @param signal cancels the start
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
