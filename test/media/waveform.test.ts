import { expect, test } from 'vitest'
import { levelsOf, wavePath } from '../../media/waveform.ts'

test('each level is the mean of the peaks of its stretch', () => {
  const data = [-64, 5, -32, 2, 0, 0, -1, 128]
  expect(levelsOf({ bits: 8, data }, 2)).toEqual([38, 50])
})

test('a sound shorter than the bars repeats its points, an empty one is silent', () => {
  expect(levelsOf({ bits: 8, data: [-64, 64] }, 3)).toEqual([50, 50, 50])
  expect(levelsOf({ bits: 8, data: [] }, 2)).toEqual([0, 0])
})

test('lines stand around the middle, the loudest as high as the drawing; silence is a thin line', () => {
  expect(wavePath([50, 25, 0])).toBe('M1 0v32M3 8v16M5 15v2')
  expect(wavePath([0])).toBe('M1 15v2')
})
