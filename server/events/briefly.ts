import { setTimeout as delay } from 'node:timers/promises'

/** How long somebody who changed something waits for others to be told of it. */
export const BRIEFLY_MS = 500

/**
 * Waits for the end of something, but not for long: what was stored is answered even where Redis is away. It goes on
 * by itself meanwhile; a failure is the business of whoever began it.
 * @returns whether it ended in time
 */
export async function briefly(telling: Promise<unknown>, limit = BRIEFLY_MS): Promise<boolean> {
  const over = new AbortController()
  const late = delay(limit, false, { signal: over.signal }).catch(() => false)
  try {
    return await Promise.race([telling.then(() => true), late])
  } finally {
    over.abort()
  }
}
