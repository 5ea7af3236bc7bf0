import type { Redis } from 'ioredis'
import { hashSecret } from './secrets.ts'

/** Counts recent attempts per subject. */
export interface Attempts {
  /** @returns the number of attempts within the window, including this one */
  count(subject: string): Promise<number>
  forget(subject: string): Promise<void>
}

const PREFIX = 'chaski-attempts:'
// An unresponsive Redis must not keep anybody from signing in.
const PATIENCE_MS = 500
const MOST_REMEMBERED = 10_000

/**
 * Counts in Redis, shared by all servers, and in memory as well, in case Redis is down. Subjects are stored as
 * hashes, so nobody can read from them who tried to sign in.
 */
export function createAttempts(
  redis: Pick<Redis, 'eval' | 'del' | 'status'>,
  seconds: number,
  now: () => number = Date.now,
): Attempts {
  const memory = new Map<string, { count: number; until: number }>()

  const inMemory = (key: string): number => {
    const known = memory.get(key)
    const entry = known && known.until > now() ? known : { count: 0, until: now() + seconds * 1000 }
    entry.count++
    memory.delete(key)
    memory.set(key, entry)
    const oldest = memory.size > MOST_REMEMBERED ? memory.keys().next().value : undefined
    if (oldest !== undefined) memory.delete(oldest)
    return entry.count
  }

  return {
    async count(subject) {
      const key = PREFIX + hashSecret(subject)
      const own = inMemory(key)
      if (redis.status !== 'ready') return own
      const shared = await soon(redis.eval(COUNT, 1, key, seconds))
      return Math.max(own, Number(shared ?? 0))
    },

    async forget(subject) {
      const key = PREFIX + hashSecret(subject)
      memory.delete(key)
      if (redis.status === 'ready') await soon(redis.del(key))
    },
  }
}

// The window starts with the first attempt, so further attempts do not extend the lock.
const COUNT = `local n = redis.call('incr', KEYS[1])
if n == 1 then redis.call('expire', KEYS[1], ARGV[1]) end
return n`

/** Null on a timeout or an error; the count in memory is used instead. */
async function soon<T>(answer: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref())
  return Promise.race([answer.catch(() => null), late])
}
