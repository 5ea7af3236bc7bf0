import { expect, test } from 'vitest'
import {
  type Course,
  chooseLevel,
  isTooSlow,
  type Situation,
} from '../../../../player/site/stream/choose-level.ts'

const LEVELS = [
  { width: 256, height: 144, bitrate: 100_000 },
  { width: 426, height: 240, bitrate: 250_000 },
  { width: 854, height: 480, bitrate: 900_000 },
]
const usual: Situation = {
  quality: 'auto',
  current: 0,
  estimate: 10_000_000,
  ahead: 20,
  box: { width: 1280, height: 720 },
}

test.each<[string, Partial<Situation>, number]>([
  ['the best that the link carries', {}, 2],
  ['not more than the screen shows', { box: { width: 360, height: 203 } }, 1],
  ['with a share of the link left', { estimate: 340_000 }, 0],
  ['and from then on', { estimate: 360_000 }, 1],
  ['nothing higher while there is little to watch', { ahead: 2 }, 0],
  ['the present one as long as it is carried', { current: 1, estimate: 280_000 }, 1],
  ['a lower one at once, however much there is to watch', { current: 2, estimate: 300_000 }, 1],
  ['the lowest where nothing is carried', { current: 2, estimate: 10_000 }, 0],
  ['what was chosen, whatever the link', { quality: 1, estimate: 10_000 }, 1],
  ['the lowest to save data', { quality: 'saver' }, 0],
])('%s', (_sentence, change, chosen) => {
  expect(chooseLevel(LEVELS, { ...usual, ...change })).toBe(chosen)
})

test('a download that will come too late is given up, but not shortly before its end', () => {
  const late: Course = { level: 2, loaded: 100, total: 1000, milliseconds: 2000, ahead: 5 }
  expect(isTooSlow(late)).toBe(true)
  expect(isTooSlow({ ...late, ahead: 30 })).toBe(false)
  expect(isTooSlow({ ...late, level: 0 })).toBe(false)
  expect(isTooSlow({ ...late, milliseconds: 500 })).toBe(false)
  expect(isTooSlow({ ...late, loaded: 900, ahead: 0 })).toBe(false)
})
