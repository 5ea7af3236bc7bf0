import { expect, test } from 'vitest'
import type { SyncFile } from '../../../media/schemas/sync.ts'
import { pickFile } from '../../../media/stations/rendition.ts'

const file = (name: string, profile = 'broadcast'): SyncFile => ({
  name,
  profile,
  fileName: `a.${name}`,
  url: `/${name}`,
  type: 'audio/x',
  bytes: 1,
  sha256: 'a'.repeat(64),
})

test('the rendition that was asked for', () => {
  expect(pickFile([file('mp3-128'), file('wav')], 'wav')?.name).toBe('wav')
})

test('any bitrate of Opus', () => {
  expect(pickFile([file('mp3-128'), file('opus-32')], 'opus')?.name).toBe('opus-32')
})

test('of two profiles the one for broadcast', () => {
  expect(pickFile([file('mp3-128', 'web'), file('mp3-128')], 'mp3-128')?.profile).toBe('broadcast')
})

test('MP3 where the wish is not offered, nothing where that is not either', () => {
  expect(pickFile([file('mp3-64'), file('mp3-128')], 'flac')?.name).toBe('mp3-128')
  expect(pickFile([file('ogg')], 'flac')).toBeNull()
})
