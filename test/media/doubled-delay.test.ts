import { expect, test } from 'vitest'
import { doubledDelay } from '../../media/doubled-delay.ts'

test('a wait is doubled until it is the longest', () => {
  expect([0, 1, 2, 3, 5, 6, 4000].map((failures) => doubledDelay(failures, 1000, 30_000))).toEqual([
    1000, 1000, 2000, 4000, 16_000, 30_000, 30_000,
  ])
})
