import { hostname } from 'node:os'
import type { Redis } from 'ioredis'
import { JAIL_KEY, type JailReport } from '../../media/jobs/queues.ts'

const EVERY_MS = 30_000

/**
 * Tells the servers, for as long as this worker runs, whether what reads uploads is confined here.
 * @returns a function that ends it and takes the report back
 */
export async function reportJail(redis: Redis, on: boolean): Promise<() => Promise<void>> {
  const name = `${hostname()}:${process.pid}`
  const tell = async (): Promise<void> => {
    const report: JailReport = { on, saidAt: Math.floor(Date.now() / 1000) }
    await redis.hset(JAIL_KEY, name, JSON.stringify(report))
  }
  // A Redis that is away is told by the connection itself; the next report makes up for the one that was lost.
  const timer = setInterval(() => void tell().catch(() => {}), EVERY_MS)
  await tell()
  return async () => {
    clearInterval(timer)
    await redis.hdel(JAIL_KEY, name)
  }
}
