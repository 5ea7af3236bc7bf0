import { beforeAll, expect, test } from 'vitest'
import type { PosterOffers } from '../../../../media/schemas/poster.ts'
import { speak } from '../../../../player/studio/language/words.ts'
import { postersToShow } from '../../../../player/studio/poster/poster-tiles.ts'

beforeAll(() => speak('es'))

const base = { error: null, chosenAt: '2026-11-28T03:00:00.000Z', url: '/p', shown: false } as const
const offers: PosterOffers = {
  automatic: '/a.webp',
  candidates: [
    { number: 1, url: '/1.jpg' },
    { number: 2, url: '/2.jpg' },
  ],
  chosen: [
    { ...base, id: 'c', state: 'making', from: 'picture', moment: null, candidate: null, url: null },
    { ...base, id: 'b', state: 'ready', from: 'candidate', moment: null, candidate: 2, shown: true },
    { ...base, id: 'a', state: 'ready', from: 'moment', moment: 83, candidate: null },
  ],
}

test('each picture can be chosen once: what was made of a candidate is the candidate', () => {
  const tiles = postersToShow(offers)
  expect(tiles.map(({ name, choice, isShown }) => [name, choice, isShown])).toEqual([
    ['La automática', null, false],
    ['Propuesta 1', { candidate: 1 }, false],
    ['Propuesta 2', { poster: 'b' }, true],
    ['Momento 1:23', { poster: 'a' }, false],
  ])
})

test('where nothing is chosen, the automatic one is shown', () => {
  const [automatic] = postersToShow({ ...offers, chosen: [] })
  expect(automatic).toMatchObject({ isShown: true, choice: null })
})
