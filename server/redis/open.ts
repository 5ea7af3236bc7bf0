import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** A connection that waits out an interruption of Redis; what is asked meanwhile is answered after it. */
export function openRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    // BullMQ's workers block on purpose for longer than any limit.
    maxRetriesPerRequest: null,
    enableAutoPipelining: true,
    retryStrategy: (tries) => Math.min(50 * tries, 2000),
  })
  redis.on('error', (error) => log.warn({ err: error }, 'Redis connection failed'))
  return redis
}
