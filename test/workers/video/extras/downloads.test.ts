import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DownloadsJob, DownloadsOutcome, WorkTags } from '../../../../media/jobs/queues.ts'
import { publishedKey, rungPlaylist } from '../../../../media/layout.ts'
import type { Download } from '../../../../media/schemas/published.ts'
import { downloadsJob } from '../../../../workers/downloads-job.ts'
import type { Needs } from '../../../../workers/jobs/handler.ts'
import { offerFilm } from '../../../../workers/video/extras/downloads.ts'
import { startJob, TEST_REF, type TestJob } from '../../../support/job-context.ts'
import { ffmpeg } from '../../../support/samples.ts'
import { SAMPLE_TAGS } from '../../../support/tags.ts'

const run = promisify(execFile)

const SECONDS = 4
const ADDRESS = 'https://videos.ejemplo.pe/o/123'
const TAGS: WorkTags = { ...SAMPLE_TAGS, address: ADDRESS, help: 'Línea 100' }

/** Shapes that differ in where the code stands. */
const RUNGS = [
  { name: '240', width: 426, height: 240 },
  { name: '144', width: 144, height: 256 },
]

let job: TestJob
beforeAll(async () => {
  job = await startJob()
  for (const { name, width, height } of RUNGS) await storeRung(name, `${width}x${height}`)
}, 120_000)
afterAll(() => job?.end())

/** Segments as the chunks make them. */
async function storeRung(name: string, size: string): Promise<void> {
  const folder = join(job.folder, `rung-${name}`)
  await mkdir(folder)
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${SECONDS}`],
    ...['-f', 'lavfi', '-i', `sine=r=24000:d=${SECONDS}`],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-bf',
      '3',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-ac',
      '1',
    ],
    ...['-force_key_frames', '2', '-output_ts_offset', '10', '-f', 'hls', '-hls_time', '0.5'],
    ...['-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
    ...['-hls_segment_options', 'movflags=+frag_discont', '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-hls_segment_filename', join(folder, 'seg%05d.m4s'), join(folder, 'index.m3u8')],
  ])
  for (const file of await readdir(folder))
    await job.store.put(publishedKey(TEST_REF, `${name}/${file}`), await readFile(join(folder, file)))
}

const film = (tags: WorkTags, segments: number) => ({
  ...{ rungs: RUNGS, segments, duration: SECONDS, hasSound: true, tags },
})

async function segmentsOf(name: string): Promise<number> {
  const playlist = await readFile(
    await job.store.localCopy(publishedKey(TEST_REF, rungPlaylist(name)), job.folder),
    'utf8',
  )
  return playlist.split('\n').filter((line) => line.endsWith('.m4s')).length
}

async function told(file: string): Promise<{ duration: number; tags: Record<string, string> }> {
  const path = await job.pathOf(file)
  const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_format', path])
  const { format } = JSON.parse(stdout)
  return { duration: Number(format.duration), tags: format.tags ?? {} }
}

/** What the code in the picture at some second says; null where there is none. */
async function codeAt(file: string, seconds: number): Promise<string | null> {
  const still = join(job.folder, 'still.png')
  await ffmpeg(['-ss', String(seconds), '-i', await job.pathOf(file), '-frames:v', '1', '-y', still])
  // As a phone shows it: larger than it is.
  const { data, info } = await sharp(still)
    .resize({ width: 960, kernel: 'cubic' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  try {
    return decodeQR({ width: info.width, height: info.height, data })
  } catch {
    return null
  }
}

const packets = async (file: string): Promise<string[]> => {
  const args = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time,size,data_hash']
  const { stdout } = await run('ffprobe', [
    ...args,
    ...['-show_data_hash', 'md5', '-of', 'csv=p=0', await job.pathOf(file)],
  ])
  return stdout.trim().split('\n')
}

describe('a film that people pass on', () => {
  let downloads: Download[]
  let plain: Download[]
  beforeAll(async () => {
    const segments = await segmentsOf('240')
    // Beside others, ffmpeg may wait long for a processor.
    downloads = await offerFilm(TEST_REF, film(TAGS, segments), (name) => name, job.context)
    plain = await offerFilm(TEST_REF, film(SAMPLE_TAGS, segments), (name) => `plain-${name}`, job.context)
  }, 120_000)

  test('says in its tags what it is, where help is and where it came from', async () => {
    for (const { file, duration } of downloads) {
      const { tags, duration: measured } = await told(file)
      expect(tags).toMatchObject({
        title: TAGS.title,
        artist: TAGS.organisation,
        comment: `Línea 100 · ${ADDRESS}`,
      })
      expect(duration).toBe(SECONDS + 2)
      expect(measured).toBeCloseTo(SECONDS + 2, 0)
    }
  })

  test.each(RUNGS)('ends with a card whose code leads to its page, in $name', async ({ name }) => {
    expect(await codeAt(`video-${name}.mp4`, SECONDS + 1)).toBe(ADDRESS)
    expect(await codeAt(`video-${name}.mp4`, SECONDS - 1)).toBeNull()
  })

  test('is not encoded again for it', async () => {
    const content = (lines: string[]): string[] => lines.map((line) => line.split(',').slice(1).join())
    const carded = content(await packets('video-240.mp4'))
    const before = content(await packets('plain-video-240.mp4'))
    expect(carded.slice(0, before.length)).toEqual(before)
    expect(carded.length).toBeGreaterThan(before.length)
    expect((await told(plain[0]?.file ?? '')).duration).toBeCloseTo(SECONDS, 0)
  })

  test('says nothing any more once the work is sensitive', async () => {
    const reported: DownloadsOutcome[] = []
    const jobs = { reportDownloads: async (outcome: DownloadsOutcome) => void reported.push(outcome) }
    const data: DownloadsJob = {
      ...{ ...TEST_REF, attempt: 1, kind: 'video', tags: { ...TAGS, sensitive: true }, fingerprint: 'f' },
      ...{ mark: 'abc', duration: SECONDS, hasSound: true, rungs: RUNGS, downloads },
    }
    await downloadsJob({ jobs } as unknown as Needs, data, job.context)
    const anew = reported[0]?.downloads ?? []
    expect(anew.map(({ name, file }) => [name, file])).toEqual([
      ['mp4-240', 'video-240-abc.mp4'],
      ['mp4-144', 'video-144-abc.mp4'],
    ])
    for (const { file } of anew) {
      const { tags, duration } = await told(file)
      expect(duration).toBeCloseTo(SECONDS, 0)
      expect(JSON.stringify(tags)).not.toMatch(/Hilario|Acción|Línea|ejemplo/)
    }
  })
})
