import { readFile } from 'node:fs/promises'
import sharp, { type Create } from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PosterSource } from '../../../media/jobs/queues.ts'
import { POSTER, POSTER_SMALL, posterKey, posterSourceKey, publishedKey } from '../../../media/layout.ts'
import { pictureType } from '../../../media/sniffing/picture-type.ts'
import { makePoster, segmentAt } from '../../../workers/posters/make-poster.ts'
import { mediaPlaylist } from '../../../workers/video/playlists.ts'
import { startJob, TEST_REF, type TestJob } from '../../support/job-context.ts'
import { ffmpeg } from '../../support/samples.ts'

const ref = { workId: TEST_REF.workId, poster: 'abcdefghjkmnpqrs' }

let job: TestJob
beforeEach(async () => {
  job = await startJob()
})
afterEach(() => job?.end())

async function made(from: PosterSource): Promise<{ large: Buffer; small: Buffer }> {
  await makePoster({ ...ref, from }, job.context)
  const content = async (file: typeof POSTER | typeof POSTER_SMALL): Promise<Buffer> =>
    readFile(await job.store.localCopy(posterKey(ref, file), job.folder))
  return { large: await content(POSTER), small: await content(POSTER_SMALL) }
}

async function madeOf(picture: Buffer): Promise<{ large: Buffer; small: Buffer }> {
  await job.store.put(posterSourceKey(ref), picture)
  return made({ picture: pictureType(picture) ?? 'jpeg' })
}

const plain = (width: number, height: number, background: Create['background']) =>
  sharp({ create: { width, height, channels: 4, background } })

/** Red, green, blue in the middle. */
async function middleOf(picture: Buffer): Promise<number[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return [...data.subarray(at, at + 3)]
}

describe('a picture of one’s own', () => {
  test('is scaled down, and made small as well', async () => {
    const { large, small } = await madeOf(await plain(4000, 3000, '#c02040').jpeg().toBuffer())
    expect(await sharp(large).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 960 })
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 })
    const [red = 0, green = 0, blue = 0] = await middleOf(large)
    expect([red - 0xc0, green - 0x20, blue - 0x40].every((off) => Math.abs(off) < 6)).toBe(true)
  })

  test('is not made larger than it is', async () => {
    const { large } = await madeOf(await plain(200, 100, '#fff').webp().toBuffer())
    expect(await sharp(large).metadata()).toMatchObject({ width: 200, height: 100 })
  })

  test('stands upright, and tells neither who took it nor where', async () => {
    const photograph = await plain(600, 400, '#888')
      .jpeg()
      .withMetadata({
        orientation: 6,
        exif: { IFD0: { Artist: 'Ana Quispe' }, IFD3: { GPSLatitude: '13/1 9/1 0/1' } },
      })
      .toBuffer()
    const { large, small } = await madeOf(photograph)
    expect(await sharp(large).metadata()).toMatchObject({ width: 400, height: 600 })
    for (const picture of [large, small]) {
      expect((await sharp(picture).metadata()).exif).toBeUndefined()
      expect(picture.includes('Quispe')).toBe(false)
    }
  })

  test('has white behind it where nothing is drawn', async () => {
    const { large } = await madeOf(await plain(64, 64, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer())
    expect(Math.min(...(await middleOf(large)))).toBeGreaterThan(250)
  })

  test.each([
    ['a film', aFilm],
    [
      'a page that begins as a picture',
      async () => Buffer.from('\xff\xd8\xff<script>alert(1)</script>', 'latin1'),
    ],
    ['a picture that says it is as large as a town', async () => hugePng()],
    ['a playlist of other files', async () => Buffer.from('#EXTM3U\nfile:///etc/passwd\n')],
  ])('is none where it is %s', async (_what, content) => {
    await expect(madeOf(await content())).rejects.toMatchObject({
      code: expect.stringMatching(/damaged|format|pixels/),
    })
  })
})

async function aFilm(): Promise<Buffer> {
  const path = `${job.folder}/film.mp4`
  await ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=0.2', '-c:v', 'libx264', path])
  return readFile(path)
}

/** The head of a PNG of 60,000 × 60,000 pixels. */
function hugePng(): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.from('0000ea600000ea6008020000005f7ae3d1', 'hex')
  return Buffer.concat([head, size, Buffer.alloc(64)])
}

test('a moment is the frame at that second of what viewers see', async () => {
  const folder = job.folder
  // A second of red, a second of blue, and so on: the third segment begins at 4 s.
  await ffmpeg([
    ...[
      '-f',
      'lavfi',
      '-i',
      'color=red:s=320x180:r=10:d=5',
      '-f',
      'lavfi',
      '-i',
      'color=blue:s=320x180:r=10:d=3',
    ],
    ...[
      '-filter_complex',
      'concat=n=2',
      '-c:v',
      'libx264',
      '-g',
      '20',
      '-keyint_min',
      '20',
      '-pix_fmt',
      'yuv420p',
    ],
    ...['-f', 'hls', '-hls_time', '2', '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4'],
    ...[
      '-hls_playlist_type',
      'vod',
      '-hls_segment_filename',
      `${folder}/seg%05d.m4s`,
      `${folder}/index.m3u8`,
    ],
  ])
  const file = (name: string): string => publishedKey(TEST_REF, `180/${name}`)
  const playlist = mediaPlaylist({ rung: '180', durations: [2, 2, 2, 2], targetDuration: 2, complete: true })
  await job.store.put(file('index.m3u8'), playlist)
  for (const name of ['init.mp4', ...[0, 1, 2, 3].map((number) => `seg0000${number}.m4s`)])
    await job.store.put(file(name), await readFile(`${folder}/${name}`))

  const at = async (moment: number) => middleOf((await made({ version: 1, rung: '180', moment })).large)
  const [red = 0, , notBlue = 255] = await at(4.5)
  expect(red - notBlue).toBeGreaterThan(150)
  const [notRed = 255, , blue = 0] = await at(5.5)
  expect(blue - notRed).toBeGreaterThan(150)
})

test('a moment lies in the segment that shows it', () => {
  expect(segmentAt([2, 2, 1.5], 0)).toEqual({ number: 0, at: 0 })
  expect(segmentAt([2, 2, 1.5], 4)).toEqual({ number: 2, at: 0 })
  expect(segmentAt([2, 2, 1.5], 5.4)?.at).toBeCloseTo(1.4)
  expect(segmentAt([2, 2, 1.5], 6)).toBeNull()
})
