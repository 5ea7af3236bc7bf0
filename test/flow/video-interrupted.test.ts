import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { CANCEL_CHANNEL, cancelKey } from '../../media/jobs/queues.ts'
import { publishedFolder, type VersionRef } from '../../media/layout.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { packetTimes, sampleVideo } from '../support/samples.ts'

/** Frames per second: few, so that several chunks are made soon. */
const RATE = 12
const MAIN = resolve(import.meta.dirname, '../../workers/main.ts')

describe('a video whose making is interrupted', () => {
  let engine: TestEngine
  let film: string
  const processes: ChildProcess[] = []

  beforeAll(async () => {
    engine = await startEngine()
    film = join(engine.dataDir, 'film.mp4')
    await sampleVideo(film, { seconds: 14, rate: String(RATE) })
  })
  afterEach(async () => {
    for (const child of processes.splice(0)) await ended(child, 'SIGTERM')
  })
  afterAll(() => engine?.stop())

  /** A worker as it runs outside the tests. */
  const workerProcess = async (): Promise<ChildProcess> => {
    const env = {
      ...process.env,
      DATA_DIR: engine.dataDir,
      REDIS_URL: engine.redis.url,
      WORKER_CONCURRENCY: '1',
    }
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    processes.push(child)
    await vi.waitFor(
      async () => expect((await once(child.stdout ?? child, 'data')).toString()).toContain('ready'),
      20_000,
    )
    child.stdout?.resume()
    return child
  }
  const typesOf = (ref: VersionRef): string[] => engine.outcomesOf(ref).map(({ type }) => type)
  const until = (ref: VersionRef, type: string): Promise<void> =>
    vi.waitFor(() => expect(typesOf(ref)).toContain(type), { timeout: 90_000, interval: 50 })
  const segments = async (ref: VersionRef): Promise<Map<string, number>> => {
    const times = new Map<string, number>()
    for await (const { key, modifiedAt } of engine.store.list(publishedFolder(ref))) {
      if (key.endsWith('.m4s')) times.set(key, modifiedAt.getTime())
    }
    return times
  }

  it('ends ready, once, after its worker was killed', async () => {
    const first = await workerProcess()
    const ref = await engine.upload(film)
    await until(ref, 'playable')
    const kept = await segments(ref)
    const orphans = await childrenOf(first)
    await ended(first, 'SIGKILL')
    for (const pid of orphans) await expect.poll(() => isRunning(pid)).toBe(false)

    await workerProcess()
    await until(ref, 'published')
    expect(typesOf(ref).filter((type) => type === 'published')).toHaveLength(1)
    expect(typesOf(ref)).not.toContain('failed')
    const after = await segments(ref)
    for (const [key, time] of kept) expect(after.get(key)).toBe(time)
    await expect.poll(engine.leftovers, { timeout: 10_000 }).toEqual([])
    const { video } = await packetTimes(join(engine.folder(ref), 'video-240.mp4'))
    expect(video).toHaveLength(14 * RATE)
  })

  it('is given back at once by a worker that stops, goes on elsewhere, and names no segment that is missing', async () => {
    const first = await workerProcess()
    const ref = await engine.upload(film)
    const looks: number[] = []
    const lookUntil = (type: string): Promise<void> =>
      vi.waitFor(
        async () => {
          looks.push(await namedSegments(engine.folder(ref)))
          expect(typesOf(ref)).toContain(type)
        },
        { timeout: 90_000, interval: 100 },
      )
    await lookUntil('playable')
    await ended(first, 'SIGTERM')
    expect(first.exitCode).toBe(0)
    expect(await engine.leftovers()).toEqual([])
    await workerProcess()
    await lookUntil('published')
    const grown = [...new Set(looks)]
    expect(grown).toEqual([...grown].sort((a, b) => a - b))
    expect(grown.length).toBeGreaterThan(2)
  })

  it('stops at once when it is cancelled, says nothing more, and goes on with a retry', async () => {
    await workerProcess()
    const ref = await engine.upload(film)
    await until(ref, 'playable')
    await engine.connection.set(cancelKey(ref), '1')
    await engine.connection.publish(CANCEL_CHANNEL, JSON.stringify(ref))
    await expect.poll(engine.leftovers, { timeout: 20_000 }).toEqual([])
    await expect.poll(engine.waiting, { timeout: 20_000 }).toEqual([])
    const told = typesOf(ref)
    expect(told).not.toContain('failed')
    const kept = await segments(ref)

    await engine.connection.del(cancelKey(ref))
    await engine.make(ref, 2)
    await until(ref, 'published')
    const after = await segments(ref)
    for (const [key, time] of kept) expect(after.get(key)).toBe(time)
  })
})

/** Follows the playlists as a player does. @returns how many segments they name; throws where one is not there */
async function namedSegments(folder: string): Promise<number> {
  const master = await readFile(join(folder, 'master.m3u8'), 'utf8').catch(() => '')
  let count = 0
  for (const [playlist] of master.matchAll(/^\d+\/index\.m3u8$/gm)) {
    const rung = join(folder, playlist, '..')
    const text = await readFile(join(folder, playlist), 'utf8')
    for (const [segment] of text.matchAll(/^seg\d+\.m4s$/gm)) {
      expect((await stat(join(rung, segment))).size).toBeGreaterThan(0)
      count += 1
    }
  }
  return count
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

/** Programs that a process has started, by their id. */
async function childrenOf({ pid }: ChildProcess): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')))
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number))
}

/** A process that has ended may stand in the list until somebody asks for its exit code. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tX')
  return !/^State:\s+[XZ]/m.test(status)
}
