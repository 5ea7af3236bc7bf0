import { expect, test } from 'vitest'
import { createWatchClock } from '../../../../player/site/views/watch-clock.ts'

const play = (times: number[], rate = 1): number => {
  const clock = createWatchClock()
  return times.reduce((_, time) => clock.tick({ time, rate, running: true }), 0)
}

test('playing adds up', () => {
  expect(play([0, 0.25, 0.5, 1.5, 3])).toBe(3)
})

test('a jump does not count, in either direction', () => {
  expect(play([0, 1, 60, 61, 5, 6])).toBe(3)
})

test('twice as fast is half as long', () => {
  expect(play([0, 2, 4], 2)).toBe(2)
})

test('a pause does not count, nor what the clock does meanwhile', () => {
  const clock = createWatchClock()
  clock.tick({ time: 10, rate: 1, running: true })
  clock.tick({ time: 11, rate: 1, running: true })
  clock.tick({ time: 11, rate: 1, running: false })
  clock.tick({ time: 12, rate: 1, running: true })
  expect(clock.tick({ time: 13, rate: 1, running: true })).toBe(2)
})
