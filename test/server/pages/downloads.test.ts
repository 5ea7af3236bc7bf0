import { describe, expect, test } from 'vitest'
import { byUse, describe as describeDownload, downloadList } from '../../../server/pages/downloads.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'
import { context, spot } from './sample-works.ts'

const file = (name: string, bytes = 1000, profile?: string) => ({
  name,
  type: name.startsWith('mp4') ? 'video/mp4' : 'audio/mpeg',
  url: `https://radio.example/media/x/1/${name}.bin`,
  bytes,
  sha256: 'a'.repeat(64),
  ...(profile && { profile }),
})
const names = (...given: string[]): string[] => byUse(given.map((name) => file(name))).map(({ name }) => name)

describe('what is offered first', () => {
  test('of a video is what a phone can send on or show, then sound alone, then what is large', () => {
    expect(names('mp3', 'mp4-720', 'm4a', 'mp4-144', 'mp4-message', 'mp4-240')).toEqual([
      ...['mp4-message', 'mp4-240', 'mp4-144', 'm4a', 'mp4-720', 'mp3'],
    ])
  })

  test('of a spot is what most stations air, and what a page does not know comes last', () => {
    expect(names('opus-32', 'new', 'flac', 'wav', 'mp3-128')).toEqual([
      ...['mp3-128', 'wav', 'opus-32', 'flac', 'new'],
    ])
  })
})

describe('a video is called', () => {
  test.each([
    ['mp4-144', 2_000_000, 'Video muy liviano (144p)'],
    ['mp4-240', 2_000_000, 'Video liviano (240p)'],
    ['mp4-1080', 90_000_000, 'Video en alta definición (1080p)'],
    ['mp4-message', 15_000_000, 'Video para enviar'],
  ])('%s of %d bytes: %s', (name, bytes, called) => {
    expect(describeDownload(file(name, bytes), TEXTS.es).name).toBe(called)
  })

  test('good for a message only where it fits into one', () => {
    expect(describeDownload(file('mp4-240', 16_000_000), TEXTS.es).use).toContain('WhatsApp')
    expect(describeDownload(file('mp4-240', 16_000_001), TEXTS.es).use).not.toContain('WhatsApp')
    expect(describeDownload(file('wav', 1000), TEXTS.es).use).not.toContain('WhatsApp')
  })
})

test('files for the radio stand apart from those for phones, which are louder', () => {
  const downloads = [file('web-mp3-96', 1, 'web'), file('wav', 9, 'broadcast')]
  const list = downloadList(spot({ urls: { ...spot().urls, downloads } }), context)
  const at = (text: string): number => list.indexOf(text)
  expect(at('Para la radio')).toBeLessThan(at('wav.bin'))
  expect(at('wav.bin')).toBeLessThan(at('Para el celular y mensajes'))
  expect(at('Para el celular y mensajes')).toBeLessThan(at('web-mp3-96.bin'))
})
