import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

export interface TestRedis {
  /** Path of the unix socket: what goes into `REDIS_URL`. */
  url: string
  pid: number
  /** Ends it and removes its folder. Also right after it was killed by a test. */
  stop(): Promise<void>
}

/** A private Redis for one test file, in memory, on a unix socket in a folder of its own. */
export async function startTestRedis(options: readonly string[] = []): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-redis-'))
  const url = join(folder, 'redis.sock')
  const child = spawn(
    'redis-server',
    [
      ...['--port', '0', '--unixsocket', url, '--dir', folder, '--save', ''],
      ...['--maxmemory-policy', 'noeviction', ...options],
    ],
    { stdio: 'ignore' },
  )
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  await once(child, 'spawn')
  const client = new Redis({
    path: url,
    lazyConnect: true,
    retryStrategy: () => 20,
    maxRetriesPerRequest: 250,
  })
  // The socket is not there yet on the first tries; what counts is the answer to `ping`.
  client.on('error', () => {})
  try {
    await client.ping()
  } catch (error) {
    await stop()
    throw error
  } finally {
    client.disconnect()
  }
  return { url, pid: child.pid ?? 0, stop }
}
