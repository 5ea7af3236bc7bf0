import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { decodedFrames, packetTimes, sampleVideo } from '../support/samples.ts'

// Twelve and a half seconds at 29.97: three chunks, bounds that are not whole seconds, two rung groups.
const SECONDS = 12.5
const RATE = 30000 / 1001
const FRAMES = 375

describe('a video that two workers share', () => {
  let engine: TestEngine
  let ref: VersionRef
  let folder: string

  beforeAll(async () => {
    engine = await startEngine()
    const source = join(engine.dataDir, 'film.mp4')
    await sampleVideo(source, { seconds: SECONDS, size: '640x360', rate: '30000/1001' })
    await engine.worker('scratch-one')
    await engine.worker('scratch-two')
    ref = await engine.upload(source)
    folder = engine.folder(ref)
    await vi.waitFor(() => expect(engine.outcomesOf(ref).at(-1)?.type).toBe('published'), 100_000)
  })
  afterAll(() => engine?.stop())

  const joined = async (rung: string): Promise<string> => {
    const names = (await readdir(join(folder, rung))).filter((name) => name.endsWith('.m4s')).sort()
    const parts = await Promise.all(['init.mp4', ...names].map((name) => readFile(join(folder, rung, name))))
    const path = join(engine.dataDir, `joined-${rung}.mp4`)
    await writeFile(path, Buffer.concat(parts))
    return path
  }

  it('tells that it began, that it can be played and that it is whole, in this order', () => {
    const types = engine.outcomesOf(ref).map(({ type }) => type)
    expect(types[0]).toBe('started')
    expect(types[1]).toBe('playable')
    expect(types.filter((type) => type === 'published')).toHaveLength(1)
  })

  it('can be played before the low rungs are whole, and shows high rungs only whole', () => {
    const playable = engine.outcomesOf(ref).filter((outcome) => outcome.type === 'playable')
    const rungs = playable.map(rungStates)
    expect(rungs[0]).toEqual(['144 grows', '240 grows'])
    expect(rungs.flat()).not.toContain('360 grows')
  })

  it.each([
    ['144', Math.ceil(FRAMES / 2)],
    ['240', FRAMES],
    ['360', FRAMES],
  ])('has every frame of the source in %s, once', async (rung, frames) => {
    const path = await joined(rung)
    expect(await decodedFrames(path)).toBe(frames)
    const { video } = await packetTimes(path)
    const step = frames === FRAMES ? 1 / RATE : 2 / RATE
    for (const gap of gaps(video)) expect(gap).toBeCloseTo(step, 3)
  })

  it.each([
    ['144', 24_000],
    ['240', 24_000],
    ['360', 48_000],
  ])('has no gap and no doubled packet in the sound of %s', async (rung, sampleRate) => {
    const { audio } = await packetTimes(await joined(rung))
    for (const gap of gaps(audio)) expect(gap).toBeCloseTo(1024 / sampleRate, 4)
    expect((audio.at(-1) ?? 0) - (audio[0] ?? 0)).toBeGreaterThan(SECONDS - 0.1)
  })

  it('has keyframes at the same times in every rung, and nowhere else', async () => {
    const rungs = await Promise.all(['144', '240', '360'].map(joined))
    const [low = [], ...others] = await Promise.all(
      rungs.map(async (path) => (await packetTimes(path)).keyframes),
    )
    expect(low).toHaveLength(4)
    for (const times of others) {
      expect(times.map((time) => time.toFixed(3))).toEqual(low.map((time) => time.toFixed(3)))
    }
  })

  it('has playlists that end and add up to the length of the source', async () => {
    for (const rung of ['144', '240', '360']) {
      const playlist = await readFile(join(folder, rung, 'index.m3u8'), 'utf8')
      const seconds = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce(
        (sum, [, text]) => sum + Number(text),
        0,
      )
      expect(Math.abs(seconds - SECONDS)).toBeLessThan(2 / RATE)
      expect(playlist).toContain('#EXT-X-ENDLIST')
    }
  })

  it('leaves nothing behind but what is published', async () => {
    await expect.poll(engine.leftovers).toEqual([])
    const names = (await readdir(folder)).sort()
    expect(names).toEqual([
      ...['144', '240', '360', 'master.m3u8'],
      ...['poster-1.jpg', 'poster-2.jpg', 'poster-3.jpg', 'poster-small.webp', 'poster.jpg'],
      ...['sound.m4a', 'sound.mp3', 'storyboard-001.jpg', 'storyboard.vtt', 'video-144.mp4', 'video-240.mp4'],
    ])
  })

  it('offers files that start while they load, with their hash', async () => {
    const outcome = engine.outcomesOf(ref).at(-1)
    if (outcome?.type !== 'published') throw new Error('not published')
    expect(outcome.published.downloads.map(({ name }) => name)).toEqual(['mp4-240', 'mp4-144', 'm4a', 'mp3'])
    const mp4 = await readFile(join(folder, 'video-240.mp4'))
    expect(mp4.indexOf('moov')).toBeLessThan(mp4.indexOf('mdat'))
    expect(await decodedFrames(join(folder, 'video-240.mp4'))).toBe(FRAMES)
  })
})

function rungStates(outcome: Outcome): string[] {
  if (outcome.type !== 'playable' || outcome.published.kind !== 'video') return []
  return outcome.published.rungs.map(({ name, complete }) => `${name} ${complete ? 'whole' : 'grows'}`)
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0))
}
