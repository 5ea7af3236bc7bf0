import type { Redis } from 'ioredis'
import { JAIL_KEY, JAIL_SILENCE_SECONDS, type JailReport } from '../../media/jobs/queues.ts'

/** `off` as soon as one worker reads uploads outside of a jail; `unknown` while no worker has said anything. */
export type JailState = 'ok' | 'off' | 'unknown'

export interface WorkersState {
  /** Those that have said something lately. */
  count: number
  jail: JailState
}

export async function readWorkersState(redis: Redis, now: Date): Promise<WorkersState> {
  return workersStateOf(Object.values(await redis.hgetall(JAIL_KEY)), now)
}

/** @param reports a `JailReport` each, as JSON */
export function workersStateOf(reports: readonly string[], now: Date): WorkersState {
  const recent = reports
    .map((text): JailReport => JSON.parse(text))
    .filter(({ saidAt }) => now.getTime() / 1000 - saidAt < JAIL_SILENCE_SECONDS)
  const jail = recent.length === 0 ? 'unknown' : recent.every(({ on }) => on) ? 'ok' : 'off'
  return { count: recent.length, jail }
}
