import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstPicture, mimeOf } from '../../../../player/site/stream/boxes.ts'
import { ffmpeg } from '../../../support/samples.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-boxes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = async (name: string): Promise<ArrayBuffer> =>
  new Uint8Array(await readFile(join(folder, name))).buffer

/** Two segments of two seconds, on a clock that begins at ten, with frames that are shown in another order than decoded. */
async function segments(name: string, sound: string[]): Promise<void> {
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=15:d=4', ...sound],
    ...['-c:v', 'libx264', '-bf', '3', '-g', '30', '-keyint_min', '30', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    ...['-output_ts_offset', '10', '-f', 'hls', '-hls_time', '2', '-hls_segment_type', 'fmp4'],
    ...['-hls_segment_options', 'movflags=+frag_discont', '-hls_fmp4_init_filename', `${name}.mp4`],
    ...['-hls_segment_filename', join(folder, `${name}%d.m4s`), join(folder, `${name}.m3u8`)],
  ])
}

test('a segment says when its first picture is shown', async () => {
  await segments('both', ['-f', 'lavfi', '-i', 'sine=d=4'])
  const init = await bytes('both.mp4')
  expect(mimeOf(init)).toMatch(/^video\/mp4; codecs="avc1\.[0-9a-f]{6},mp4a\.40\.2"$/)
  expect(firstPicture(init, await bytes('both0.m4s'))).toBeCloseTo(10, 2)
  expect(firstPicture(init, await bytes('both1.m4s'))).toBeCloseTo(12, 2)
})

test('a film without sound is known as one', async () => {
  await segments('silent', ['-an'])
  const init = await bytes('silent.mp4')
  expect(mimeOf(init)).toMatch(/^video\/mp4; codecs="avc1\.[0-9a-f]{6}"$/)
  expect(firstPicture(init, await bytes('silent1.m4s'))).toBeCloseTo(12, 2)
})

test('what is no film of ours is refused', () => {
  expect(() => mimeOf(new ArrayBuffer(64))).toThrow(RangeError)
  expect(() => firstPicture(new ArrayBuffer(64), new ArrayBuffer(64))).toThrow(RangeError)
})
