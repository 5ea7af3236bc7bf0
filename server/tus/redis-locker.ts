import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server'
import type { Redis } from 'ioredis'

/** For how long a server that was killed keeps others from its uploads. */
const HELD_MS = 5_000
/** How often the one who holds it says that it is still there, and hears whether another waits. */
const RENEW_MS = 500
const LOOK_MS = 100
const GIVE_UP_MS = 30_000

const RENEW = `if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('pexpire', KEYS[1], ARGV[2])
return redis.call('del', KEYS[2])`
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end return 0`

/**
 * One request at a time writes to an upload, whichever server it reaches. Who waits asks the other to let go: its
 * client has most likely lost that connection and come back by a new one.
 */
export function createRedisLocker(redis: Redis): Locker {
  return { newLock: (id) => createLock(redis, id) }
}

function createLock(redis: Redis, id: string): Lock {
  const held = `tus:held:${id}`
  const wanted = `tus:wanted:${id}`
  const own = randomUUID()
  let renewing: NodeJS.Timeout | undefined

  return {
    async lock(signal, requestRelease) {
      const until = Date.now() + GIVE_UP_MS
      while ((await redis.set(held, own, 'PX', HELD_MS, 'NX')) === null) {
        if (signal.aborted || Date.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT
        await redis.set(wanted, own, 'PX', HELD_MS)
        await delay(LOOK_MS)
      }
      renewing = setInterval(() => void renew(requestRelease), RENEW_MS)
    },

    async unlock() {
      clearInterval(renewing)
      await redis.eval(RELEASE, 1, held, own)
    },
  }

  // While Redis is away nobody else can take it either; the next turn asks again.
  async function renew(requestRelease: RequestRelease): Promise<void> {
    const othersWait = await redis.eval(RENEW, 2, held, wanted, own, HELD_MS).catch(() => 0)
    if (othersWait === 1) await requestRelease()
  }
}
