import { expect, test } from 'vitest'
import { type Choice, chooseSource } from '../../../../player/site/video/choose-source.ts'

const anything: Choice = {
  hls: '/master.m3u8',
  light: '/144.mp4',
  mediaSource: true,
  nativeHls: true,
  saveData: false,
}

test.each<[string, Partial<Choice>, ReturnType<typeof chooseSource>]>([
  ['our own streaming comes before the built-in one', {}, 'stream'],
  ['an iPhone without media sources streams by itself', { mediaSource: false }, 'native-stream'],
  ['who saves data gets the light file', { saveData: true }, 'file'],
  ['who saves data streams where there is no light file', { saveData: true, light: null }, 'stream'],
  ['a browser that cannot stream gets the file', { mediaSource: false, nativeHls: false }, 'file'],
  ['a work without a stream is its file', { hls: null }, 'file'],
  ['what cannot be played is said', { mediaSource: false, nativeHls: false, light: null }, null],
])('%s', (_sentence, change, chosen) => {
  expect(chooseSource({ ...anything, ...change })).toBe(chosen)
})
