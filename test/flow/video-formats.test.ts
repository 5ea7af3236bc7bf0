import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VersionRef } from '../../media/layout.ts'
import type { PublishedVideo } from '../../media/schemas/published.ts'
import { type FfprobeFacts, probeFile } from '../../workers/ffmpeg/ffprobe.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { decodedFrames, ffmpeg } from '../support/samples.ts'

const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast']
const picture = (filter = 'null', size = '256x144'): string[] => [
  ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=2,${filter}`],
]
const tone = (frequency: number): string[] => ['-f', 'lavfi', '-i', `sine=f=${frequency}:r=48000:d=2`]

/** Two seconds each: what makes it odd, the file, how ffmpeg makes it. */
const SOURCES = {
  interlaced: [
    'interlaced.mp4',
    ...[...picture('tinterlace=mode=interleave_top,fieldorder=tff'), ...X264, '-flags', '+ildct+ilme'],
  ],
  'ten bits': ['ten.mkv', ...picture(), ...X264, '-pix_fmt', 'yuv420p10le'],
  'high dynamic range, PQ': [
    ...['pq.mkv', ...picture(), ...X264, '-pix_fmt', 'yuv420p10le'],
    ...['-color_trc', 'smpte2084', '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc'],
  ],
  alpha: ['alpha.mov', ...picture('format=argb'), '-c:v', 'qtrle'],
  'sound of 5.1': ['surround.mp4', ...picture(), ...tone(440), ...X264, '-c:a', 'aac', '-ac', '6'],
  'sound of 8 kHz': ['telephone.mp4', ...picture(), ...tone(440), ...X264, '-c:a', 'aac', '-ar', '8000'],
  'several tracks': [
    ...['tracks.mkv', ...picture(), ...tone(440), ...tone(880)],
    ...['-map', '0', '-map', '1', '-map', '2', ...X264, '-c:a', 'aac'],
  ],
  'a variable rate': [
    ...['variable.mkv', ...picture("setpts='if(lt(N,25),N,2*N-25)/25/TB'"), ...X264],
    ...['-fps_mode', 'vfr', '-t', '3'],
  ],
  'wide pixels': ['wide.mp4', ...picture('setsar=4/3', '192x144'), ...X264],
  'odd sizes': ['odd.mkv', ...picture('null', '255x145'), ...X264, '-pix_fmt', 'yuv444p'],
  'the same in all sizes': [...['black.mp4', '-f', 'lavfi', '-i', 'color=black:s=854x480:r=25:d=2', ...X264]],
} as const satisfies Record<string, readonly string[]>
type Name = keyof typeof SOURCES

describe('sources of many formats', () => {
  let engine: TestEngine
  const refs = new Map<Name, VersionRef>()

  beforeAll(async () => {
    engine = await startEngine()
    await engine.worker('scratch', 2)
    for (const [name, [file, ...args]] of Object.entries(SOURCES) as [Name, readonly string[]][]) {
      const path = join(engine.dataDir, file ?? '')
      await ffmpeg([...args, path])
      refs.set(name, await engine.upload(path))
    }
  })
  afterAll(() => engine?.stop())

  interface Made {
    published: PublishedVideo
    folder: string
    /** Of the smallest file to download. */
    facts: FfprobeFacts
    frames: number
  }

  const made = async (name: Name): Promise<Made> => {
    const ref = refs.get(name)
    if (ref === undefined) throw new Error(`${name} was not uploaded`)
    const last = () => engine.outcomesOf(ref).at(-1)
    await expect.poll(() => last()?.type, { timeout: 100_000 }).toMatch(/published|failed/)
    const outcome = last()
    if (outcome?.type !== 'published' || outcome.published.kind !== 'video') {
      throw new Error(JSON.stringify(outcome))
    }
    const folder = engine.folder(ref)
    const path = join(folder, 'video-144.mp4')
    const facts = await probeFile(path, { signal: new AbortController().signal })
    return { published: outcome.published, folder, facts, frames: await decodedFrames(path) }
  }
  const streams = ({ streams }: FfprobeFacts, type: string) =>
    streams.filter(({ codec_type }) => codec_type === type)

  it.each(Object.keys(SOURCES) as Name[])('%s: becomes plain 8 bit 4:2:0 in square pixels', async (name) => {
    const { facts, published } = await made(name)
    const [shown] = streams(facts, 'video')
    expect(shown).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p', height: 144 })
    expect(shown?.sample_aspect_ratio ?? '1:1').toBe('1:1')
    expect(published.rungs.every(({ complete }) => complete)).toBe(true)
  })

  it('interlaced: every frame of two fields becomes one', async () => {
    const { frames, facts } = await made('interlaced')
    // 12.5 pairs of fields a second; the lowest rung shows them all.
    expect(frames).toBe(25)
    expect(streams(facts, 'video')[0]?.field_order ?? 'progressive').toBe('progressive')
  })

  it('high dynamic range: is told as what a common screen shows', async () => {
    const { facts } = await made('high dynamic range, PQ')
    expect(streams(facts, 'video')[0]?.color_transfer).not.toBe('smpte2084')
  })

  it.each(['sound of 5.1', 'sound of 8 kHz', 'several tracks'] as const)(
    '%s: one track, mono in the low rungs',
    async (name) => {
      const { facts, published } = await made(name)
      expect(published.hasSound).toBe(true)
      expect(streams(facts, 'audio')).toMatchObject([{ codec_name: 'aac', channels: 1 }])
    },
  )

  it('a variable rate: keeps its length', async () => {
    const { published } = await made('a variable rate')
    expect(published.duration).toBeGreaterThan(2.8)
    expect(published.duration).toBeLessThan(3.2)
  })

  it('wide pixels: are made square', async () => {
    expect(streams((await made('wide pixels')).facts, 'video')[0]).toMatchObject({ width: 256, height: 144 })
  })

  it('odd sizes: are made even', async () => {
    expect(streams((await made('odd sizes')).facts, 'video')[0]).toMatchObject({ width: 254, height: 144 })
  })

  it('the same in all sizes: a rung that adds nothing is neither offered nor kept', async () => {
    const { published, folder } = await made('the same in all sizes')
    expect(published.rungs.map(({ name }) => name).sort()).toEqual(['144', '240', '480'])
    expect(await readdir(folder)).not.toContain('360')
  })
})
