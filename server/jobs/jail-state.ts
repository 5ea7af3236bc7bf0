import type { Redis } from 'ioredis'
import { JAIL_KEY, JAIL_SILENCE_SECONDS, type JailReport } from '../../media/jobs/queues.ts'

/** `off` as soon as one worker reads uploads outside of a jail; `unknown` while no worker has said anything. */
export type JailState = 'ok' | 'off' | 'unknown'

export async function readJailState(redis: Redis, now: Date): Promise<JailState> {
  return jailStateOf(Object.values(await redis.hgetall(JAIL_KEY)), now)
}

/** @param reports a `JailReport` each, as JSON */
export function jailStateOf(reports: readonly string[], now: Date): JailState {
  const recent = reports
    .map((text): JailReport => JSON.parse(text))
    .filter(({ saidAt }) => now.getTime() / 1000 - saidAt < JAIL_SILENCE_SECONDS)
  if (recent.length === 0) return 'unknown'
  return recent.every(({ on }) => on) ? 'ok' : 'off'
}
