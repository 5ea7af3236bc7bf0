import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import {
  BROCHURE_COVER,
  MASTER_PLAYLIST,
  POSTER,
  POSTER_SMALL,
  publishedKey,
  type VersionRef,
  WAVEFORM,
} from '../../media/layout.ts'
import type { Download, Published } from '../../media/schemas/published.ts'
import type { WorkFields } from '../../media/schemas/work.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { levelsOf } from '../../media/waveform.ts'
import type { WorkRecord } from '../../server/records/work.ts'
import { makeCover } from '../../workers/files/cover.ts'
import type { TestApp } from './app.ts'

const run = promisify(execFile)

type Fields = Partial<WorkFields>

/** Works as workers would have published them, with tiny files, for tests of what viewers see. */
export function createPublicWorks({ catalogue, store, work }: Pick<TestApp, 'catalogue' | 'store' | 'work'>) {
  /** Lets `make` fill a folder, and puts all of it in the place of a new work's first version. */
  const publish = async (
    kind: Kind,
    fields: Fields,
    make: (folder: string) => Promise<Published>,
  ): Promise<WorkRecord> => {
    const row = await work({ kind, visibility: 'public', language: 'es-PE', ...fields })
    const ref: VersionRef = { workId: row.id, version: 1 }
    const folder = await mkdtemp(join(tmpdir(), 'chaski-published-'))
    try {
      const published = await make(folder)
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        await store.putFile(publishedKey(ref, path.slice(folder.length + 1)), path)
      }
      const ready = await catalogue.works.move(ref, 'finished', { visible: published })
      if (!ready) throw new Error('the work could not be published')
      return ready
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    publish,
    video: (fields: Fields = {}, seconds = 8) =>
      publish('video', fields, (folder) => makeVideo(folder, seconds)),
    spot: (fields: Fields = {}, seconds = 4) =>
      publish('spot', fields, (folder) => makeSpot(folder, seconds)),
    brochure: (fields: Fields = {}, pages = 2) =>
      publish('brochure', fields, (folder) => makeBrochure(folder, pages)),
  }
}

const ffmpeg = (...options: string[]) => run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...options])

/** The entry of a file that is offered to keep. */
export async function download(folder: string, name: string, file: string, type: string): Promise<Download> {
  const content = await readFile(join(folder, file))
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { name, file, type, bytes: content.length, sha256 }
}

const RUNGS = [
  { name: '144', width: 256, height: 144, videoRate: 90_000, bandwidth: 130_000 },
  { name: '240', width: 426, height: 240, videoRate: 300_000, bandwidth: 360_000 },
] as const

const STORYBOARD = 'storyboard.vtt'
const STORYBOARD_VTT = `WEBVTT

00:00:00.000 --> 00:00:04.000
storyboard-001.jpg#xywh=0,0,160,90

00:00:04.000 --> 00:00:08.000
storyboard-001.jpg#xywh=160,0,160,90
`
const CAPTIONS_VTT = `WEBVTT

00:00:00.000 --> 00:00:04.000
What he said at home

00:00:04.000 --> 00:00:08.000
What he said at work
`

async function makeVideo(folder: string, seconds: number): Promise<Published> {
  for (const { name, width, height, videoRate } of RUNGS) {
    await mkdir(join(folder, name))
    const picture = `testsrc2=size=${width}x${height}:rate=15:duration=${seconds}`
    const keyframes = ['-g', '30', '-keyint_min', '30', '-sc_threshold', '0', '-pix_fmt', 'yuv420p']
    const rate = ['-b:v', String(videoRate), '-maxrate', String(videoRate), '-bufsize', String(videoRate)]
    const hls = ['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4']
    await ffmpeg(
      ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', ...keyframes, ...rate],
      ...['-c:a', 'aac', '-b:a', '32k', '-ac', '1'],
      ...[
        ...hls,
        '-hls_segment_filename',
        join(folder, name, 'seg%05d.m4s'),
        join(folder, name, 'index.m3u8'),
      ],
    )
  }
  const lines = RUNGS.map(
    ({ name, width, height, bandwidth }) =>
      `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},AVERAGE-BANDWIDTH=${bandwidth},RESOLUTION=${width}x${height},CODECS="avc1.42c015,mp4a.40.2"\n${name}/index.m3u8`,
  )
  await writeFile(join(folder, MASTER_PLAYLIST), `#EXTM3U\n#EXT-X-VERSION:7\n${lines.join('\n')}\n`)
  const low = join(folder, '144', 'index.m3u8')
  await ffmpeg('-i', low, '-c', 'copy', '-movflags', '+faststart', join(folder, '144.mp4'))
  await ffmpeg('-i', low, '-vn', '-c', 'copy', '-f', 'ipod', join(folder, 'sound.m4a'))
  await ffmpeg('-i', join(folder, '240', 'index.m3u8'), '-frames:v', '1', join(folder, POSTER))
  await makeCover(join(folder, POSTER), join(folder, POSTER_SMALL))
  await ffmpeg(
    ...['-i', low, '-vf', 'fps=1/4,scale=160:90,tile=2x1', '-frames:v', '1'],
    join(folder, 'storyboard-001.jpg'),
  )
  await writeFile(join(folder, STORYBOARD), STORYBOARD_VTT)
  await writeFile(join(folder, 'captions-en.vtt'), CAPTIONS_VTT)
  return {
    kind: 'video',
    duration: seconds,
    width: 426,
    height: 240,
    hasSound: true,
    rungs: RUNGS.map(({ name, width, height, bandwidth }) => ({
      name,
      width,
      height,
      frameRate: 15,
      bandwidth,
      averageBandwidth: bandwidth,
      codecs: 'avc1.42c015,mp4a.40.2',
      complete: true,
    })),
    poster: POSTER,
    posterSmall: POSTER_SMALL,
    posterCandidates: [],
    storyboard: STORYBOARD,
    chapters: [
      { start: 0, end: 4, title: 'La casa' },
      { start: 4, end: seconds, title: 'El taller' },
    ],
    captions: [{ language: 'en', file: 'captions-en.vtt' }],
    downloads: [
      await download(folder, 'mp4-144', '144.mp4', 'video/mp4'),
      await download(folder, 'm4a', 'sound.m4a', 'audio/mp4'),
    ],
    loudness: null,
  }
}

const LOUDNESS = { integrated: -23, truePeak: -3, range: 4, shortTermMax: -20, momentaryMax: -19 }

async function makeSpot(folder: string, seconds: number): Promise<Published> {
  const sound = `sine=frequency=330:duration=${seconds},tremolo=f=1.5:d=0.9`
  await ffmpeg('-f', 'lavfi', '-i', sound, '-b:a', '96k', join(folder, 'web-96.mp3'))
  await ffmpeg('-f', 'lavfi', '-i', sound, join(folder, 'broadcast.wav'))
  const data = Array.from({ length: 400 }, (_, point) => {
    const level = Math.round(100 * Math.abs(Math.sin(point / 19)) ** 2)
    return [-level, level]
  }).flat()
  const waveform = {
    version: 2,
    channels: 1,
    sample_rate: 44_100,
    samples_per_pixel: 441,
    bits: 8,
    length: 400,
    data,
  }
  await writeFile(join(folder, WAVEFORM), JSON.stringify(waveform))
  return {
    kind: 'spot',
    duration: seconds,
    sourceLoudness: LOUDNESS,
    loudness: LOUDNESS,
    gain: 0,
    limited: false,
    trimmedStart: 0,
    trimmedEnd: 0,
    waveform: WAVEFORM,
    levels: levelsOf(waveform),
    downloads: [
      { ...(await download(folder, 'web-mp3-96', 'web-96.mp3', 'audio/mpeg')), profile: 'web' },
      {
        ...(await download(folder, 'wav', 'broadcast.wav', 'audio/wav')),
        profile: 'broadcast',
        loudness: LOUDNESS,
      },
    ],
  }
}

const OUTLINE = [
  { title: 'Para empezar', page: 1, level: 1 },
  { title: 'Para conversar', page: 2, level: 2 },
]
const WIDTHS = [480, 960, 1440]

async function makeBrochure(folder: string, count: number): Promise<Published> {
  await mkdir(join(folder, 'pages'))
  const first = 'Crianza sin golpes\n\nUn folleto para conversar en familia.'
  const texts = Array.from({ length: count }, (_, index) => (index === 0 ? first : ''))
  const pages = await Promise.all(
    texts.map(async (text, index) => ({
      number: index + 1,
      width: 420,
      height: 595,
      text,
      images: await Promise.all(
        WIDTHS.map(async (width) => {
          const file = `pages/${index + 1}-${width}.webp`
          const size = { width, height: Math.round(width * 1.416) }
          const picture = sharp({
            create: { ...size, channels: 3, background: index ? '#e0a526' : '#2f6347' },
          })
          const { size: bytes } = await picture.webp().toFile(join(folder, file))
          return { file, width, height: size.height, bytes }
        }),
      ),
    })),
  )
  await writeFile(join(folder, 'brochure.pdf'), '%PDF-1.4\n')
  const pdf = await download(folder, 'pdf', 'brochure.pdf', 'application/pdf')
  await makeCover(join(folder, 'pages/1-480.webp'), join(folder, BROCHURE_COVER))
  return { kind: 'brochure', pages, cover: BROCHURE_COVER, outline: OUTLINE, downloads: [pdf] }
}
