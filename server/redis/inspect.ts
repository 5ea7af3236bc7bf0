import { Redis } from 'ioredis'

/** What answers at the socket: nothing, one that is still reading its file, or one that serves. */
export type Answer = { state: 'none' } | { state: 'loading' | 'ready'; pid: number }

/** Asks the Redis at a unix socket who it is. INFO is answered also while it loads its append-only file. */
export async function inspectRedis(socket: string): Promise<Answer> {
  const client = new Redis({
    path: socket,
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  })
  // The rejection of connect() tells the same; without a listener ioredis would print it.
  client.on('error', () => {})
  try {
    await client.connect()
    return parseInfo(await client.info())
  } catch {
    return { state: 'none' }
  } finally {
    client.disconnect()
  }
}

/** @param info the answer to INFO: `name:value` lines */
export function parseInfo(info: string): Answer {
  const field = (name: string): string | undefined => info.match(new RegExp(`^${name}:(.*?)\\r?$`, 'm'))?.[1]
  const pid = Number(field('process_id'))
  if (!pid) return { state: 'none' }
  return { state: field('loading') === '0' ? 'ready' : 'loading', pid }
}
