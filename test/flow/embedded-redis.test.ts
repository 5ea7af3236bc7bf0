import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { embeddedRedisSocket } from '../../media/config.ts'
import { type EmbeddedRedis, ensureEmbeddedRedis } from '../../server/redis/embedded.ts'
import { isAlive } from '../../server/redis/leftover.ts'

let dataDir: string
let started: EmbeddedRedis[]

const ensure = async (folder = dataDir): Promise<EmbeddedRedis> => {
  const redis = await ensureEmbeddedRedis(folder, embeddedRedisSocket(folder))
  started.push(redis)
  return redis
}

const ask = async <T>(question: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis(embeddedRedisSocket(dataDir))
  try {
    return await question(client)
  } finally {
    client.disconnect()
  }
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chaski data '))
  started = []
})

afterEach(async () => {
  for (const redis of started) await redis.stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the private Redis', () => {
  test('keeps every job and never evicts one', async () => {
    await ensure()
    const setting = (name: string) => ask((client) => client.config('GET', name))
    expect(await setting('appendonly')).toEqual(['appendonly', 'yes'])
    expect(await setting('appendfsync')).toEqual(['appendfsync', 'everysec'])
    expect(await setting('maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
    expect(await setting('port')).toEqual(['port', '0'])
  })

  test('is adopted where it runs already, and left alone by who adopted it', async () => {
    const first = await ensure()
    const second = await ensure()
    expect(second).toMatchObject({ pid: first.pid, adopted: true })
    await second.stop()
    expect(await ask((client) => client.ping())).toBe('PONG')
  })

  test('is started once by many at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => ensure()))
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1)
    expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1)
  })

  test('has lost nothing after kill -9', async () => {
    const first = await ensure()
    await ask((client) => client.set('job', 'kept'))
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    await ensure()
    expect(await ask((client) => client.get('job'))).toBe('kept')
  })

  test('is told to be gone to who adopted it', async () => {
    const first = await ensure()
    const second = await ensure()
    process.kill(first.pid, 'SIGKILL')
    await second.exited
    expect(isAlive(first.pid)).toBe(false)
  })

  test('that lost its socket is ended before another is started', async () => {
    const first = await ensure()
    await ask((client) => client.set('job', 'kept'))
    await rm(embeddedRedisSocket(dataDir))
    const second = await ensure()
    expect(second.adopted).toBe(false)
    expect(isAlive(first.pid)).toBe(false)
    expect(await ask((client) => client.get('job'))).toBe('kept')
  })

  test('starts over a dead socket and the pid of a process that is not Redis', async () => {
    const socket = embeddedRedisSocket(dataDir)
    await mkdir(dirname(socket), { recursive: true })
    await writeFile(socket, '')
    await writeFile(join(dataDir, 'redis', 'redis.pid'), String(process.pid))
    expect(await ensure()).toMatchObject({ adopted: false })
  })

  test('works in a folder whose path is too long for a socket', async () => {
    const long = join(dataDir, 'long/'.repeat(30), 'data')
    const redis = await ensure(long)
    expect(redis.adopted).toBe(false)
    expect(await readFile(join(long, 'redis', 'redis.pid'), 'utf8')).toBe(`${redis.pid}\n`)
    const socketFolder = dirname(embeddedRedisSocket(long))
    expect((await stat(socketFolder)).mode & 0o777).toBe(0o700)
    await redis.stop()
    await rm(socketFolder, { recursive: true })
  })

  test('leaves neither process nor socket behind', async () => {
    const redis = await ensure()
    await redis.stop()
    expect(isAlive(redis.pid)).toBe(false)
    await expect(stat(embeddedRedisSocket(dataDir))).rejects.toThrow('ENOENT')
  })

  test('says why it cannot start', async () => {
    const folder = join(dataDir, 'redis', 'appendonlydir')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'appendonly.aof.manifest'), 'not a manifest\n')
    await expect(ensure()).rejects.toThrow(/Redis ended while starting:[\s\S]*manifest/)
  })
})
