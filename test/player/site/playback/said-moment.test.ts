import { expect, test } from 'vitest'
import { saidMoment } from '../../../../player/site/playback/said-moment.ts'

const CHAPTERS = [
  { start: 0, title: 'La casa' },
  { start: 4, title: 'El taller' },
]

test.each([
  [0, '0:00', 'La casa'],
  [3.5, '0:03', 'La casa'],
  [3.98, '0:03', 'La casa'],
  [4, '0:04', 'El taller'],
  [4.6, '0:04', 'El taller'],
])('at %d s time and chapter are of one moment', (time, clock, title) => {
  expect(saidMoment(CHAPTERS, time, 8.06)).toEqual({ clock, title })
})

test('a film that is over stands at its length, as it is told everywhere', () => {
  expect(saidMoment([], 7.94, 7.96)).toEqual({ clock: '0:08', title: '' })
  expect(saidMoment([], 7.5, 7.96)).toEqual({ clock: '0:07', title: '' })
})

test('before the first chapter there is none', () => {
  expect(saidMoment([{ start: 4, title: 'El taller' }], 3.98, 8).title).toBe('')
})
