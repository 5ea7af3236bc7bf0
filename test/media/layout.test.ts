import { describe, expect, test } from 'vitest'
import { isWorkId, newWorkId } from '../../media/ids.ts'
import {
  captionKey,
  captionPath,
  mediaPath,
  originalKey,
  pageImage,
  paths,
  publishedFolder,
  publishedKey,
  rungInit,
  rungPlaylist,
  rungSegment,
  stagedKey,
} from '../../media/layout.ts'

const ref = { workId: '23456789abcdefgh', version: 2 }

test('files of a version have their places', () => {
  expect(originalKey(ref)).toBe('originals/23456789abcdefgh/2/source')
  expect(publishedFolder(ref)).toBe('published/23456789abcdefgh/2')
  expect(publishedKey(ref, rungSegment('240', 7))).toBe('published/23456789abcdefgh/2/240/seg00007.m4s')
  expect(stagedKey(ref, 'audio-low.m4a')).toBe('staged/23456789abcdefgh/2/audio-low.m4a')
  expect(mediaPath(ref, rungPlaylist('240'))).toBe('/media/23456789abcdefgh/2/240/index.m3u8')
  expect([rungInit('144'), pageImage(3, 640)]).toEqual(['144/init.mp4', 'pages/003-640.webp'])
})

test('captions belong to the work, and a change of them has an address of its own', () => {
  expect(captionKey(ref.workId, 'es-PE')).toBe('captions/23456789abcdefgh/es-PE.vtt')
  const first = captionPath(ref.workId, 'quy', '2026-01-01T00:00:00.000Z')
  expect(first).toMatch(/^\/captions\/23456789abcdefgh\/quy\.vtt\?t=\w+$/)
  expect(captionPath(ref.workId, 'quy', '2026-01-01T00:00:00.001Z')).not.toBe(first)
})

test('addresses of pages survive any slug', () => {
  expect(paths.page('canción/ñ?')).toBe('/works/canci%C3%B3n%2F%C3%B1%3F')
})

describe('nothing leads out of its folder', () => {
  const BAD_IDS = ['', '..', '../..', 'short', '23456789ABCDEFGH', '23456789abcdefgh/x', '0ol1i6789abcdefg']
  test.each(BAD_IDS)('no work is called %j', (workId) => {
    expect(isWorkId(workId)).toBe(false)
    expect(() => originalKey({ workId, version: 1 })).toThrow(RangeError)
    expect(() => captionKey(workId, 'es')).toThrow(RangeError)
  })

  test.each([0, -1, 1.5, Number.NaN, 2 ** 60])('no version is %d', (version) => {
    expect(() => publishedFolder({ ...ref, version })).toThrow(RangeError)
  })

  test.each(['', '.', '..', '/abs', 'a/../b', 'a//b', 'a/', '.hidden', 'UPPER', 'a b', 'a\0'])(
    'no file is called %j',
    (file) => {
      expect(() => publishedKey(ref, file)).toThrow(RangeError)
    },
  )

  test.each(['..', '../es', 'es/..', '', 'es.vtt'])('no language is called %j', (language) => {
    expect(() => captionKey(ref.workId, language)).toThrow(RangeError)
  })
})

test('ids are short, unlike each other and free of letters that look alike', () => {
  const ids = Array.from({ length: 1000 }, newWorkId)
  expect(new Set(ids).size).toBe(1000)
  expect(ids.every(isWorkId)).toBe(true)
  expect(ids.join('')).not.toMatch(/[01ilo]/)
})
