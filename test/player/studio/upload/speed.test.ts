import { expect, it } from 'vitest'
import { type Sample, speedOf, timeLeft, withSample } from '../../../../player/studio/upload/speed.ts'

const steady = (...readings: [number, number][]): Sample[] =>
  readings.reduce<Sample[]>((samples, [at, bytes]) => withSample(samples, { at, bytes }), [])

it('tells no speed before a second has passed', () => {
  expect(speedOf([])).toBeNull()
  expect(speedOf(steady([0, 0], [900, 5000]))).toBeNull()
})

it('averages over the last fifteen seconds', () => {
  expect(speedOf(steady([0, 0], [2000, 4000]))).toBe(2000)
  expect(speedOf(steady([0, 0], [10_000, 1_000_000], [20_000, 1_010_000]))).toBe(1000)
})

it('starts afresh when the server has less than was sent', () => {
  expect(steady([0, 0], [1000, 9000], [2000, 4000])).toEqual([{ at: 2000, bytes: 4000 }])
})

it('tells the time left, unless nothing moves', () => {
  expect(timeLeft(5000, 1000)).toBe(5)
  expect(timeLeft(5000, 0)).toBeNull()
  expect(timeLeft(5000, null)).toBeNull()
})
