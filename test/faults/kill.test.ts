import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Work } from '../../media/schemas/work.ts'
import { sampleVideo } from '../support/samples.ts'
import { filesIn, type Part, startSystem, type TestSystem } from '../support/system.ts'

// Whatever is killed while a video is being processed, the video ends `ready`, once, and nothing is left over.

const SECONDS = 6

let folder: string
let video: string
let system: TestSystem | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-faults-'))
  video = join(folder, 'video.mp4')
  await sampleVideo(video, { seconds: SECONDS, size: '426x240' })
})

afterEach(async () => {
  await system?.stop()
  system = null
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Uploads the video and waits until ffmpeg is at work on it. */
async function uploadAndWaitForEncode(running: TestSystem): Promise<Work> {
  const response = await running.upload(video, { title: 'Apúrate María (muestra)', visibility: 'public' })
  expect(response.status).toBe(201)
  const work = (await response.json()) as Work
  await vi.waitFor(async () => expect(await encoders(running)).not.toHaveLength(0), {
    timeout: 30_000,
    interval: 50,
  })
  return work
}

async function encoders(running: TestSystem) {
  return (await running.processes()).filter(({ command }) => /\bffmpeg .*-c:v/.test(command))
}

async function expectReadyOnce(running: TestSystem, { id }: Work): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await running.work(id)).toMatchObject({
        status: 'ready',
        playable: true,
        error: null,
        version: 1,
      }),
    { timeout: 100_000, interval: 250 },
  )
  const { items } = (await (await running.call('/api/works')).json()) as { items: Work[] }
  expect(items.map((work) => work.id)).toEqual([id])
  await expectWholeStream(await running.work(id))

  await running.halt()
  expect(await running.processes()).toEqual([])
  expect(await filesIn(join(running.dataDir, 'scratch'))).toEqual([])
  expect(await filesIn(join(running.dataDir, 'uploads'))).toEqual([])
  expect(await filesIn(join(running.dataDir, 'store/staged'))).toEqual([])
  expect(await filesIn(join(running.dataDir, 'store/.incoming'))).toEqual([])
}

/** Every segment that a playlist names is there, and together they are as long as the video. */
async function expectWholeStream({ urls: { hls } }: Work): Promise<void> {
  const lines = async (url: string) => {
    const response = await fetch(url)
    expect(response.status).toBe(200)
    return (await response.text()).split('\n')
  }
  const named = (playlist: string[]) => playlist.filter((line) => line !== '' && !line.startsWith('#'))
  const master = hls ?? ''
  const rungs = named(await lines(master)).map((line) => new URL(line, master).href)
  expect(rungs.length).toBeGreaterThan(1)
  for (const rung of rungs) {
    const playlist = await lines(rung)
    expect(playlist).toContain('#EXT-X-ENDLIST')
    const length = playlist.flatMap((line) => /^#EXTINF:([\d.]+)/.exec(line)?.[1] ?? [])
    expect(length.map(Number).reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(SECONDS, 1)
    for (const segment of named(playlist)) {
      expect((await fetch(new URL(segment, rung), { method: 'HEAD' })).status).toBe(200)
    }
  }
}

describe('kill -9 while a video is being processed', () => {
  test.each<Part>(['server', 'worker', 'redis'])('of the %s: it is started again', async (part) => {
    system = await startSystem()
    const work = await uploadAndWaitForEncode(system)
    await system.kill(part)
    await expectReadyOnce(system, work)
  })

  test('of everything: the next start goes on', async () => {
    system = await startSystem()
    const work = await uploadAndWaitForEncode(system)
    for (const part of ['supervisor', 'worker', 'server', 'redis'] as const) {
      // What is tied to the supervisor may be gone already.
      await system.kill(part).catch(() => {})
    }
    await vi.waitFor(async () => expect(await system?.processes()).toEqual([]), { timeout: 10_000 })
    await system.start()
    await expectReadyOnce(system, work)
  })
})
