import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isText, pointsElsewhere } from '../../../media/sniffing/text-content.ts'
import { sniff } from '../../../server/uploads/sniff.ts'
import { TINY } from '../../support/tiny-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-sniff-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function kindOf(content: Buffer | string, name = 'file', wish: Parameters<typeof sniff>[2] = null) {
  const path = join(folder, 'source')
  await writeFile(path, content)
  return sniff(path, name, wish)
}

const bytes = (text: string) => Buffer.from(text, 'latin1')
const NOISE = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 37) % 256))

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

describe('what a file is', () => {
  test.each([
    ['MP4', TINY.mp4, 'video'],
    ['Matroska', Buffer.concat([bytes('\x1aE\xdf\xa3\x93B\x82\x88matroska'), NOISE]), 'video'],
    ['GIF', Buffer.concat([bytes('GIF89a'), NOISE]), 'video'],
    ['MP3 with tags', TINY.mp3, 'spot'],
    ['WAV', TINY.wav, 'spot'],
    ['RF64, a WAV beyond 4 GiB', Buffer.concat([bytes('RF64\xff\xff\xff\xffWAVEds64'), NOISE]), 'spot'],
    ['FLAC', Buffer.concat([bytes('fLaC'), NOISE]), 'spot'],
    ['AMR of an old phone', Buffer.concat([bytes('#!AMR\n'), NOISE]), 'spot'],
    ['PDF', TINY.pdf, 'brochure'],
    [
      'PDF behind what a mail gateway put there',
      Buffer.concat([bytes('Received: x\r\n\r\n'), TINY.pdf]),
      'brochure',
    ],
  ])('%s, by its content', async (_name, content, kind) => {
    expect(await kindOf(content)).toBe(kind)
  })

  test('what has no signature is let through by its name, for the probe to decide', async () => {
    expect(await kindOf(NOISE, 'grabación.MP3')).toBe('spot')
    expect(await kindOf(NOISE, 'CLIP.MTS')).toBe('video')
    await expect(kindOf(NOISE, 'archivo.bin')).rejects.toMatchObject({ code: 'unknown_type' })
  })

  test.each([
    ['nothing at all', '', 'empty_file'],
    ['a text', 'Hola, ¿qué tal? Esto es un texto.', 'unknown_type'],
    ['a text in UTF-16', Buffer.from('\ufeffHola', 'utf16le'), 'unknown_type'],
    ['a picture', PNG, 'photograph'],
    ['a program', Buffer.concat([bytes('\x7fELF\x02\x01\x01'), NOISE]), 'unknown_type'],
    ['a page', '<!doctype html><html></html>', 'unknown_type'],
    ['subtitles', 'WEBVTT\n\n00:00.000 --> 00:01.000\nHola', 'unknown_type'],
  ])('%s is refused, whatever its name', async (_name, content, code) => {
    await expect(kindOf(content, 'video.mp4')).rejects.toMatchObject({ code })
  })

  test('sound behind garbage is found whatever its name, and a GIF is a film', async () => {
    const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, 0x55)])
    const garbage = Buffer.alloc(200_000, Buffer.from('deadbeef', 'hex'))
    expect(await kindOf(Buffer.concat([garbage, ...Array(10).fill(frame)]))).toBe('spot')
    expect(await kindOf(Buffer.concat([bytes('GIF89a'), NOISE]), 'a.gif')).toBe('video')
  })

  test('a wish counts between video and spot only', async () => {
    expect(await kindOf(TINY.mp4, 'a.mp4', 'spot')).toBe('spot')
    expect(await kindOf(TINY.mp3, 'a.mp3', 'video')).toBe('video')
    expect(await kindOf(TINY.mp4, 'a.mp4', 'brochure')).toBe('video')
    expect(await kindOf(TINY.pdf, 'a.pdf', 'video')).toBe('brochure')
  })
})

describe('a list of other files', () => {
  test.each([
    ['HLS', '#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd'],
    ['HLS behind a byte order mark', '\xef\xbb\xbf#EXTM3U\n'],
    ['HLS behind blank lines', '\n\n  #EXTM3U\n'],
    ['HLS in UTF-16', Buffer.from('\ufeff#EXTM3U\n/etc/passwd', 'utf16le')],
    ['M3U without a header', 'http://10.0.0.1/secret.mp3\n'],
    ['concat', 'ffconcat version 1.0\nfile /etc/passwd'],
    ['concat without a header', "file '/etc/passwd'\n"],
    ['PLS', '[playlist]\nFile1=http://10.0.0.1/'],
    ['DASH', '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">'],
    ['Smooth Streaming', '<SmoothStreamingMedia MajorVersion="2">'],
    ['SMIL behind a comment', '<!-- x --><smil><body><video src="http://x"/>'],
    ['ASX', '<ASX version="3.0"><entry><ref href="http://x"/>'],
    ['XSPF', '<?xml version="1.0"?><playlist version="1"><trackList>'],
    ['SDP', 'v=0\r\no=- 0 0 IN IP4 127.0.0.1'],
    ['RAM', 'rtsp://10.0.0.1/stream\n'],
  ])('%s is known', (_name, content) => {
    expect(
      pointsElsewhere(Buffer.from(content as string, typeof content === 'string' ? 'latin1' : undefined)),
    ).toBe(true)
  })

  test('a thousand comments are read as fast as one', () => {
    const comments = '<!---->'.repeat(1000)
    expect(pointsElsewhere(bytes(`${comments}<p>`))).toBe(false)
    expect(pointsElsewhere(bytes(`${comments}<smil>`))).toBe(true)
  })

  test.each([
    ['a film', TINY.mp4],
    ['a film that holds an address', Buffer.concat([TINY.mp4, bytes('\nhttp://example.org/\n\0')])],
    ['a sound', TINY.mp3],
    ['noise', NOISE],
    ['a letter', bytes('Estimada señora: file y stream son palabras inglesas.')],
  ])('%s is none', (_name, content) => {
    expect(pointsElsewhere(content)).toBe(false)
  })
})

test('an MPEG frame that begins like UTF-16 is no text', () => {
  expect(isText(Buffer.concat([bytes('\xff\xfe'), Buffer.alloc(100)]))).toBe(false)
  expect(isText(bytes('línea\tuno\r\n'))).toBe(true)
})
