import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../media/jobs/queues.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { ffmpeg, sampleSound, sampleVideo } from '../support/samples.ts'

// The parameter sets and the first bytes of a frame of H.264, 12,000 x 8,000.
const HUGE =
  'AAAAAWdCwD7aAC7gD6bARAAAAwAEAAADACg8IBCoAAAAAWjOD8gAAAABZYiEOhGKAAIxccAAQ8o4AAgFycnJycnJycnJycnJycnJycnJycnJycnJycnJ'

describe('uploads that cannot be made', () => {
  let engine: TestEngine
  const at = (name: string): string => join(engine.dataDir, name)

  beforeAll(async () => {
    engine = await startEngine()
    await engine.worker()
    await sampleVideo(at('good.mp4'), { seconds: 6, options: ['-movflags', '+faststart'] })
  })
  afterAll(() => engine?.stop())

  const endOf = async (
    name: string,
    kind: 'video' | 'spot' = 'video',
    kindIsSet = false,
  ): Promise<Outcome> => {
    const ref = await engine.upload(at(name), kind, kindIsSet)
    const ended = (): Outcome | undefined =>
      engine.outcomesOf(ref).find(({ type }) => type === 'failed' || type === 'published')
    await expect.poll(ended, { timeout: 60_000 }).toBeDefined()
    const outcome = ended()
    if (outcome === undefined) throw new Error('no end')
    return outcome
  }

  it('a text file', async () => {
    await writeFile(at('text.mp4'), 'Esto no es un video.\n'.repeat(50))
    expect(await endOf('text.mp4')).toMatchObject({ type: 'failed', code: 'unknown_type' })
  })

  it('an empty file', async () => {
    await writeFile(at('empty.mp4'), '')
    expect(await endOf('empty.mp4')).toMatchObject({ type: 'failed', code: 'empty_file' })
  })

  it('half a film, its index at the front', async () => {
    const whole = await readFile(at('good.mp4'))
    await writeFile(at('half.mp4'), whole.subarray(0, whole.length / 2))
    expect(await endOf('half.mp4')).toMatchObject({ type: 'failed', code: 'damaged_file' })
  })

  it('half a film, its index lost', async () => {
    await ffmpeg(['-i', at('good.mp4'), '-c', 'copy', at('index-last.mp4')])
    const whole = await readFile(at('index-last.mp4'))
    await writeFile(at('no-index.mp4'), whole.subarray(0, whole.length / 2))
    expect(await endOf('no-index.mp4')).toMatchObject({ type: 'failed', code: 'damaged_file' })
  })

  it('sound in the place of what staff said is a film, also with a cover', async () => {
    await sampleSound(at('sound.m4a'))
    expect(await endOf('sound.m4a', 'video', true)).toMatchObject({ type: 'failed', code: 'no_picture' })
    await ffmpeg(['-i', at('good.mp4'), '-frames:v', '1', at('cover.jpg')])
    const cover = ['-map', '0', '-map', '1', '-c', 'copy', '-disposition:v', 'attached_pic']
    await ffmpeg(['-i', at('sound.m4a'), '-i', at('cover.jpg'), ...cover, at('covered.m4a')])
    expect(await endOf('covered.m4a', 'video', true)).toMatchObject({ type: 'failed', code: 'no_picture' })
  })

  it('but sound in a container of films is a spot, where nobody said otherwise', async () => {
    await ffmpeg(['-f', 'lavfi', '-i', 'sine=d=1', at('voice.mp4')])
    const ref = await engine.upload(at('voice.mp4'))
    const types = (): string[] => engine.outcomesOf(ref).map(({ type }) => type)
    await expect.poll(types, { timeout: 60_000 }).toEqual(['started', 'recognised', 'published'])
    const [, recognised, published] = engine.outcomesOf(ref)
    expect(recognised).toMatchObject({ kind: 'spot' })
    expect(published).toMatchObject({ published: { kind: 'spot', warnings: [{ code: 'no_picture' }] } })
  })

  it('a few bytes that promise a picture of 96 million pixels', async () => {
    await writeFile(at('huge.h264'), Buffer.from(HUGE, 'base64'))
    await ffmpeg(['-f', 'h264', '-i', at('huge.h264'), '-c', 'copy', '-f', 'mpegts', at('huge.ts')])
    expect(await endOf('huge.ts')).toMatchObject({ type: 'failed', code: 'too_many_pixels' })
  })

  it('a spot without sound', async () => {
    await ffmpeg(['-i', at('good.mp4'), '-c', 'copy', '-an', at('mute.mp4')])
    expect(await endOf('mute.mp4', 'spot')).toMatchObject({ type: 'failed', code: 'no_sound' })
  })

  it.each(['flv', 'mkv'])('twenty pictures that claim two hours, as %s', async (container) => {
    const apart = ['-vf', 'setpts=PTS*400', '-fps_mode', 'passthrough', '-c:v', 'flv']
    await ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=1:d=20', ...apart, at(`claims.${container}`)])
    expect(await endOf(`claims.${container}`)).toMatchObject({ type: 'failed', code: 'damaged_file' })
  })

  it.each([
    [
      'a playlist',
      'list.m3u8',
      (path: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n${path}\n#EXT-X-ENDLIST\n`,
    ],
    ['a concat script', 'list.txt', (path: string) => `ffconcat version 1.0\nfile ${path}\n`],
    [
      'a playlist that names a host',
      'remote.m3u8',
      () => '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n',
    ],
  ])('%s, which names another file', async (_name, file, content) => {
    await writeFile(at(file), content(at('good.mp4')))
    expect(await endOf(file)).toMatchObject({ type: 'failed', code: 'references_other_files' })
  })

  it('leaves nothing behind, and still takes a good one', async () => {
    await sampleVideo(at('next.mp4'), { seconds: 1, size: '160x120' })
    expect(await endOf('next.mp4')).toMatchObject({ type: 'published' })
    await expect.poll(engine.leftovers).toEqual([])
  })
})
