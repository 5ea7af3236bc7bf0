import { expect, test } from 'vitest'
import { type Choice, chooseSource } from '../../../../player/site/video/choose-source.ts'

const anything: Choice = {
  hls: '/master.m3u8',
  light: '/144.mp4',
  sound: '/sound.m4a',
  decodes: true,
  mediaSource: true,
  hlsLibrary: false,
  nativeHls: true,
  quality: 'auto',
}
const plain = { mediaSource: false, nativeHls: false }

test.each<[string, Partial<Choice>, ReturnType<typeof chooseSource>]>([
  ['our own streaming comes before the built-in one', {}, 'stream'],
  ['where hls.js has come it chooses the rungs', { hlsLibrary: true }, 'hls.js'],
  ['a chosen rung is no reason against it', { hlsLibrary: true, quality: 1 }, 'hls.js'],
  ['who saves data streams the lowest rung', { quality: 'saver', hlsLibrary: true }, 'stream'],
  ['who wants to listen gets the sound', { quality: 'sound' }, 'sound'],
  [
    'who wants to listen to what has no sound file gets the stream',
    { quality: 'sound', sound: null },
    'stream',
  ],
  ['an iPhone without media sources streams by itself', { mediaSource: false }, 'native-stream'],
  ['a browser that cannot stream gets the file', plain, 'file'],
  ['a work without a stream is its file', { hls: null }, 'file'],
  ['where the picture cannot be decoded there is the sound', { decodes: false }, 'sound'],
  ['a silent film that cannot be decoded is not tried', { decodes: false, sound: null }, null],
  ['what cannot be played is said', { ...plain, light: null }, null],
])('%s', (_sentence, change, chosen) => {
  expect(chooseSource({ ...anything, ...change })).toBe(chosen)
})
