import { expect, test } from 'vitest'
import { chapterAt } from '../../../../player/site/playback/chapter-at.ts'
import { momentOf } from '../../../../player/site/playback/moment.ts'

const CHAPTERS = [
  { start: 5, title: 'La casa' },
  { start: 60, title: 'El taller' },
]

test('a chapter lasts until the next begins; before the first there is none', () => {
  expect(chapterAt(CHAPTERS, 4)).toBeUndefined()
  expect(chapterAt(CHAPTERS, 5)?.title).toBe('La casa')
  expect(chapterAt(CHAPTERS, 61)?.title).toBe('El taller')
})

test.each([
  ['#t=95', '', 95],
  ['#t=1.5', '?lang=qu', 1.5],
  ['', '?t=95', 95],
  ['', '?lang=qu&t=95&x=1', 95],
  ['#t=5', '?t=95', 5],
  ['#t=-1', '', null],
  ['#descargas', '?t=1x', null],
  ['', '', null],
])('an address with %j and %j begins at %j', (hash, search, seconds) => {
  expect(momentOf({ hash, search })).toBe(seconds)
})
