import { expect, test } from 'vitest'
import { peaks, wavePath } from '../../../../player/site/spot/waveform.ts'

test('each bar is the loudest of its stretch', () => {
  const data = [-10, 5, -64, 2, 0, 0, -1, 128]
  expect(peaks({ bits: 8, data }, 2)).toEqual([0.5, 1])
})

test('a sound shorter than the bars repeats its points, an empty one is silent', () => {
  expect(peaks({ bits: 8, data: [-64, 64] }, 3)).toEqual([0.5, 0.5, 0.5])
  expect(peaks({ bits: 8, data: [] }, 2)).toEqual([0, 0])
})

test('bars stand around the middle, silence is a thin line', () => {
  expect(wavePath([1, 0], 20, 40)).toBe('M2 0h6v40h-6zM12 19.5h6v1h-6z')
})
