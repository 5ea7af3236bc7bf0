import { expect, test } from 'vitest'
import { countAttempt, mayTryAgain, retryDelay } from '../../station/retry.ts'

test.each([
  [1, 0, 500],
  [1, 1, 1000],
  [2, 1, 2000],
  [5, 0.5, 12_000],
  [30, 1, 60_000],
])('after %d failures with chance %d it waits %d ms', (failures, chance, delay) => {
  expect(retryDelay(failures, 1000, chance)).toBe(delay)
})

test('a file that came out wrong three times rests for a day, then gets three more', () => {
  const day = 24 * 60 * 60_000
  let attempts = countAttempt(undefined, 0)
  attempts = countAttempt(attempts, 1)
  expect(mayTryAgain(attempts, 2)).toBe(true)
  attempts = countAttempt(attempts, 2)
  expect(mayTryAgain(attempts, day)).toBe(false)
  expect(mayTryAgain(attempts, day + 2)).toBe(true)
  expect(countAttempt(attempts, day + 2)).toEqual({ count: 1, lastAt: day + 2 })
})

test('a clock that was put back does not make the rest endless', () => {
  const future = Date.parse('2099-01-01T00:00:00Z')
  expect(mayTryAgain({ count: 3, lastAt: future }, Date.parse('2026-01-01T00:00:00Z'))).toBe(true)
})
