import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublishedVideo } from '../../media/schemas/published.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { decodedFrames, ffmpeg, packetTimes, sampleSound, sampleVideo } from '../support/samples.ts'

describe('odd sources', () => {
  let engine: TestEngine
  const at = (name: string): string => join(engine.dataDir, name)

  beforeAll(async () => {
    engine = await startEngine()
    await engine.worker()
    await sampleVideo(at('plain.mp4'), { seconds: 3, size: '256x144' })
  })
  afterAll(() => engine?.stop())

  const made = async (name: string): Promise<{ published: PublishedVideo; file: string }> => {
    const ref = await engine.upload(at(name))
    const last = () => engine.outcomesOf(ref).at(-1)
    await expect.poll(() => last()?.type, { timeout: 60_000 }).toMatch(/published|failed/)
    const outcome = last()
    if (outcome?.type !== 'published' || outcome.published.kind !== 'video')
      throw new Error(JSON.stringify(outcome))
    const [{ name: rung = '' } = {}] = outcome.published.rungs
    return { published: outcome.published, file: join(engine.folder(ref), `video-${rung}.mp4`) }
  }

  it('holds the last picture while the sound goes on', async () => {
    await sampleSound(at('long.m4a'), 11)
    await ffmpeg([
      '-i',
      at('plain.mp4'),
      '-i',
      at('long.m4a'),
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-c',
      'copy',
      at('held.mkv'),
    ])
    const { published, file } = await made('held.mkv')
    expect(published.duration).toBeCloseTo(11, 0)
    const { audio } = await packetTimes(file)
    expect((audio.at(-1) ?? 0) - (audio[0] ?? 0)).toBeGreaterThan(10.8)
  })

  it('shows a turned picture upright', async () => {
    await ffmpeg(['-i', at('plain.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90', at('turned.mp4')])
    const { published } = await made('turned.mp4')
    expect(published).toMatchObject({
      width: 144,
      height: 256,
      rungs: [{ name: '144', width: 144, height: 256 }],
    })
  })

  it('rewrites a transport stream first, and loses no frame of it', async () => {
    await sampleVideo(at('long.ts'), { seconds: 12, size: '192x144', options: ['-bf', '0'] })
    const { published, file } = await made('long.ts')
    expect(published.duration).toBeCloseTo(12, 1)
    expect(await decodedFrames(file)).toBe(150)
  })

  it('takes a picture without sound', async () => {
    await ffmpeg(['-i', at('plain.mp4'), '-c', 'copy', '-an', at('silent.mp4')])
    const { published, file } = await made('silent.mp4')
    expect(published).toMatchObject({ hasSound: false, loudness: null })
    expect((await packetTimes(file)).audio).toEqual([])
  })

  it('makes captions of the subtitles that came along', async () => {
    const srt = at('es.srt')
    await writeFile(srt, '1\n00:00:00,500 --> 00:00:02,000\n¿Qué es ser hombre?\n')
    const subtitles = ['-map', '0', '-map', '1', '-c', 'copy', '-metadata:s:s', 'language=spa']
    await ffmpeg(['-i', at('plain.mp4'), '-i', srt, ...subtitles, at('subtitled.mkv')])
    const { published } = await made('subtitled.mkv')
    expect(published.captions).toEqual([{ language: 'es', file: 'captions-es.vtt' }])
  })

  it('begins where the source begins, whatever its clock says', async () => {
    await ffmpeg(['-i', at('plain.mp4'), '-c', 'copy', '-output_ts_offset', '10', at('late.mkv')])
    const { published, file } = await made('late.mkv')
    expect(published.duration).toBeCloseTo(3, 1)
    expect(await decodedFrames(file)).toBe(38)
  })
})
