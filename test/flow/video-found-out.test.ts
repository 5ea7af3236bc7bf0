import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ChaskiError } from '../../media/errors.ts'
import type { VersionRef } from '../../media/layout.ts'
import type { PublishedVideo } from '../../media/schemas/published.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { meanLevel } from '../support/levels.ts'
import {
  bars,
  encrypted,
  joinedClips,
  made,
  picture,
  tone,
  turnedMidway,
  twoThenSix,
  withoutLength,
  X264,
} from '../support/odd-films.ts'
import { type Packets, packetTimes } from '../support/samples.ts'

const run = promisify(execFile)
const AAC = ['-c:a', 'aac'] as const
const mixed = (graph: string): string[] => ['-filter_complex', `${graph}[a]`, '-map', '0:v', '-map', '[a]']
const untagged = (code: number): string[] => [
  '-bsf:v',
  `h264_metadata=colour_primaries=${code}:transfer_characteristics=${code}:matrix_coefficients=${code}`,
]
const as = (matrix: string, range: string): string[] => [
  ...['-vf', `scale=out_color_matrix=${matrix}:out_range=${range},format=yuv420p`],
  ...['-color_range', range],
]

/** What has to be found out of each, the file, how it is made. */
const FILMS = {
  'one channel of sound': ['mono.mp4', ...picture(2), ...tone(2), ...X264, ...AAC, '-ac', '1'],
  'sides that cancel out': [
    ...['anti.mp4', ...picture(2), ...tone(2), ...mixed('[1:a]pan=stereo|c0=c0|c1=-1*c0')],
    ...[...X264, ...AAC],
  ],
  'one side alone': [
    ...['right.mp4', ...picture(2), ...tone(2), ...mixed('[1:a]pan=stereo|c0=0*c0|c1=c0')],
    ...[...X264, ...AAC],
  ],
  'a first track that is silent': [
    ...['tracks.mp4', ...picture(2), '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', ...tone(2)],
    ...['-map', '0', '-map', '1', '-map', '2', '-t', '2', ...X264, ...AAC],
  ],
  'twelve channels without places': [
    ...[
      'twelve.mov',
      ...picture(2),
      '-f',
      'lavfi',
      '-i',
      `aevalsrc=${Array(12).fill('0.125*sin(2765*t)').join('|')}:d=2`,
    ],
    ...['-map', '1', '-map', '0', ...X264, '-c:a', 'pcm_s16le'],
  ],
  'sound that Matroska does not hold': [
    ...['lpcm.m2ts', ...picture(2), ...tone(2), ...X264, '-c:a', 'pcm_bluray', '-ac', '2'],
    ...['-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  ],
  'raw RGB': [
    ...['raw.avi', ...bars(2, '160x120'), ...tone(2), '-c:v', 'rawvideo', '-pix_fmt', 'bgr24'],
    ...['-c:a', 'pcm_s16le'],
  ],
  'high definition without tags': [
    ...['hd.mp4', ...bars(1, '1280x720'), ...as('bt709', 'tv'), ...X264, ...untagged(2)],
  ],
  'standard definition in full range': [
    ...['full.mp4', ...bars(1, '640x360'), ...as('bt601', 'pc'), '-colorspace', 'bt470bg', ...X264],
  ],
  'colours that nobody defined': [
    'reserved.mp4',
    ...bars(1, '640x360'),
    ...as('bt601', 'tv'),
    ...X264,
    ...untagged(3),
  ],
  'PQ without a matrix': [
    ...['pq.mkv', ...picture(1), ...X264, '-pix_fmt', 'yuv420p10le', '-color_trc', 'smpte2084'],
  ],
  'one picture a second': [
    ...['still.mp4', ...picture(9, '256x144', 1), ...tone(9), '-c:v', 'libx264', '-tune', 'stillimage'],
    ...['-pix_fmt', 'yuv420p', ...AAC],
  ],
  'one keyframe, and that one black': [
    ...['fade.mp4', '-f', 'lavfi', '-i', 'testsrc2=s=256x144:r=25:d=4,fade=t=in:d=3', ...X264, '-g', '999'],
  ],
  GIF: ['moving.gif', ...picture(2, '160x120', 10)],
  'clips that were copied together': ['joined.mts', joinedClips],
  'two channels that become six': ['six.mkv', twoThenSix],
  'a picture that turns upright': ['turned.webm', turnedMidway],
  'a length of all ones': ['unknown.mp4', withoutLength],
} as const satisfies Record<string, readonly (string | ((path: string) => Promise<void>))[]>
type Name = keyof typeof FILMS

describe('what a film is, is found out', () => {
  let engine: TestEngine
  const refs = new Map<Name, VersionRef>()

  beforeAll(async () => {
    engine = await startEngine()
    await engine.worker('scratch', 2)
    for (const [name, [file, how, ...args]] of Object.entries(FILMS) as [Name, (typeof FILMS)[Name]][]) {
      const path = join(engine.dataDir, file)
      if (typeof how === 'function') await how(path)
      else await made(engine.dataDir, file, [how, ...(args as string[])])
      refs.set(name, await engine.upload(path))
    }
  })
  afterAll(() => engine?.stop())

  const publishedOf = async (ref: VersionRef): Promise<PublishedVideo> => {
    const last = () => engine.outcomesOf(ref).at(-1)
    await expect.poll(() => last()?.type, { timeout: 100_000 }).toMatch(/published|failed/)
    const outcome = last()
    if (outcome?.type !== 'published' || outcome.published.kind !== 'video')
      throw new Error(JSON.stringify(outcome))
    return outcome.published
  }
  interface Rung extends Packets {
    name: string
    path: string
  }
  const film = async (name: Name): Promise<{ published: PublishedVideo; rungs: Rung[]; folder: string }> => {
    const ref = refs.get(name)
    if (ref === undefined) throw new Error(`${name} was not uploaded`)
    const published = await publishedOf(ref)
    const folder = engine.folder(ref)
    const rungs = await Promise.all(
      published.rungs.map(async (rung) => {
        const path = await joinedSegments(join(folder, rung.name))
        return { name: rung.name, path, ...(await packetTimes(path)) }
      }),
    )
    return { published, rungs, folder }
  }

  it.each([
    ['one channel of sound', -21.1],
    ['sides that cancel out', -21.1],
    ['one side alone', -21.1],
    ['a first track that is silent', -21.1],
    ['twelve channels without places', -21.1],
    ['sound that Matroska does not hold', -24.1],
  ] as const)('%s: is as loud in every rung', async (name, level) => {
    const { rungs, folder } = await film(name)
    const levels = await Promise.all(
      [...rungs.map(({ path }) => path), join(folder, 'sound.mp3')].map((path) => loudnessOf(path)),
    )
    for (const found of levels) expect(Math.abs(found - level)).toBeLessThan(1)
  })

  it('tells staff what was found in the sound', async () => {
    expect((await film('sides that cancel out')).published.warnings).toEqual([{ code: 'sound_cancels' }])
    expect((await film('one side alone')).published.warnings).toEqual([{ code: 'sound_one_sided' }])
    expect((await film('one channel of sound')).published.warnings).toEqual([])
  })

  it('two channels that become six: no hole, and no part of it is softer', async () => {
    const { rungs, published } = await film('two channels that become six')
    expect(published.duration).toBeCloseTo(4, 1)
    for (const { path, audio } of rungs) {
      expect(unevenIn(audio.slice(0, -1))).toEqual([])
      for (const from of [0.5, 2.5]) expect(Math.abs((await loudnessOf(path, from)) + 24.1)).toBeLessThan(1)
    }
  })

  it('clips that were copied together: both pictures and both sounds', async () => {
    const { rungs, published } = await film('clips that were copied together')
    expect(Math.abs(published.duration - 7)).toBeLessThan(0.1)
    for (const { path, audio, video } of rungs) {
      expect(unevenIn(audio.slice(0, -1))).toEqual([])
      expect(unevenIn(video)).toEqual([])
      expect(await loudnessOf(path, 1, 'highpass=f=600,highpass=f=600')).toBeLessThan(-30)
      expect(await loudnessOf(path, 5, 'highpass=f=600,highpass=f=600')).toBeGreaterThan(-30)
    }
  })

  it.each([
    ['one picture a second', 90],
    ['a picture that turns upright', 50],
  ] as const)('%s: the first frame at zero, and as many in even times', async (name, count) => {
    const [lowest] = (await film(name)).rungs
    expect(lowest?.video).toHaveLength(count)
    expect(lowest?.video[0]).toBeCloseTo(10, 3)
    expect(unevenIn(lowest?.video ?? [])).toEqual([])
  })

  it('a picture that turns upright: is fitted in with bars', async () => {
    const { rungs } = await film('a picture that turns upright')
    for (const { path } of rungs) {
      expect((await pointOf(path, 3, 0.1)).every((value) => value < 20)).toBe(true)
      expect((await pointOf(path, 3, 0.5)).some((value) => value > 60)).toBe(true)
    }
  })

  it.each([
    ['raw RGB'],
    ['high definition without tags'],
    ['standard definition in full range'],
    ['colours that nobody defined'],
  ] as const)('%s: green is the same green in every rung, told as BT.709', async (name) => {
    for (const { path } of (await film(name)).rungs) {
      expect(await tagsOf(path)).toEqual(['tv', 'bt709', 'bt709', 'bt709'])
      // The bar in the middle.
      const [red = 0, green = 0, blue = 0] = await pointOf(path, 0.5, 0.5)
      expect(red, 'red').toBeLessThan(20)
      expect(Math.abs(green - 220), 'green').toBeLessThan(8)
      expect(blue, 'blue').toBeLessThan(20)
    }
  })

  it('PQ without a matrix: is what a common screen shows', async () => {
    for (const { path } of (await film('PQ without a matrix')).rungs) {
      expect(await tagsOf(path)).toEqual(['tv', 'bt709', 'bt709', 'bt709'])
    }
  })

  it('one keyframe, and that one black: the poster shows something', async () => {
    const { folder } = await film('one keyframe, and that one black')
    for (const name of ['poster.jpg', 'poster-small.webp', 'poster-2.jpg', 'poster-3.jpg']) {
      const { channels } = await sharp(join(folder, name)).greyscale().stats()
      expect(channels[0]?.stdev).toBeGreaterThan(10)
    }
  })

  it('GIF: is a film without sound', async () => {
    expect((await film('GIF')).published).toMatchObject({
      hasSound: false,
      duration: 2,
      width: 160,
      height: 120,
    })
  })

  it('a length of all ones: what is there counts', async () => {
    const { duration, warnings } = (await film('a length of all ones')).published
    expect(Math.abs(duration - 3)).toBeLessThan(0.1)
    expect(warnings).toEqual([])
  })

  it('says of an encrypted film that it is', async () => {
    const path = join(engine.dataDir, 'shop.webm')
    await encrypted(path)
    const ref = await engine.upload(path)
    await expect
      .poll(() => engine.outcomesOf(ref).at(-1), { timeout: 60_000 })
      .toMatchObject({
        ...{ type: 'failed', code: 'protected_file' },
      })
  })

  it('leaves out an extra that cannot be made, and tells why', async () => {
    const putFile = engine.store.putFile.bind(engine.store)
    const spy = vi.spyOn(engine.store, 'putFile').mockImplementation(async (key, path) => {
      if (/storyboard|poster\.jpg/.test(key)) throw new ChaskiError('damaged_file', { detail: key })
      return await putFile(key, path)
    })
    const path = join(engine.dataDir, 'mono.mp4')
    const published = await publishedOf(await engine.upload(path)).finally(() => spy.mockRestore())
    expect(published).toMatchObject({
      poster: null,
      storyboard: null,
      posterCandidates: [expect.any(String), expect.any(String), expect.any(String)],
    })
    expect(published.warnings).toEqual([
      { code: 'poster_left_out', reason: 'damaged_file' },
      { code: 'storyboard_left_out', reason: 'damaged_file' },
    ])
  })
})

/** All segments of a rung as one file. */
async function joinedSegments(folder: string): Promise<string> {
  const segments = (await readdir(folder)).filter((name) => name.endsWith('.m4s')).sort()
  const parts = ['init.mp4', ...segments].map((name) => readFile(join(folder, name)))
  const path = join(folder, 'joined.mp4')
  await writeFile(path, Buffer.concat(await Promise.all(parts)))
  return path
}

/** dB below full scale, of all or of a second. */
async function loudnessOf(path: string, from?: number, filter?: string): Promise<number> {
  return (await meanLevel(path, from === undefined ? null : { from, seconds: 1 }, filter)) ?? Number.NaN
}

/** Red, green and blue at half the height, `across` of the width, as a screen shows them. */
async function pointOf(path: string, at: number, across: number): Promise<number[]> {
  const filter = `scale=64:36:flags=area,format=rgb24,crop=1:1:${Math.round(across * 63)}:12`
  const { stdout } = await run(
    'ffmpeg',
    [
      '-nostdin',
      '-v',
      'error',
      '-ss',
      String(at),
      '-i',
      path,
      '-vf',
      filter,
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer' },
  )
  return [...stdout]
}

async function tagsOf(path: string): Promise<string[]> {
  const show = [
    '-show_entries',
    'stream=color_range,color_space,color_transfer,color_primaries',
    '-of',
    'csv=p=0',
  ]
  const { stdout } = await run('ffprobe', ['-v', 'error', '-select_streams', 'v:0', ...show, path])
  return stdout.trim().split(',')
}

/** Where the distance from one packet to the next is not the usual one. */
function unevenIn(times: readonly number[]): number[] {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  return gaps.filter((gap) => Math.abs(gap - usual) > 0.004)
}
