import { expect, test } from 'vitest'
import { overGap } from '../../../../player/site/stream/unstick.ts'

const at = [
  { start: 0.2, end: 4 },
  { start: 4.3, end: 8 },
  { start: 20, end: 24 },
]

test.each([
  ['before the first frame', 0, 0.21],
  ['with something to show', 2, null],
  ['before a hole', 3.95, 4.31],
  ['in a hole', 4.1, 4.31],
  ['where the rest has not come yet', 7.95, null],
  ['at the end', 24, null],
])('%s', (_place, position, expected) => {
  const to = overGap(at, position)
  expect(to && Math.round(to * 100) / 100).toBe(expected)
})
