import { expect, test } from 'vitest'
import { viewThreshold } from '../../media/viewing.ts'

test.each([
  ['a film', 3600, 10],
  ['twenty seconds', 20, 10],
  ['a short spot', 8, 4],
  ['a brochure', null, 3],
  ['a duration that is not known', 0, 3],
])('%s counts as viewed after its time', (_what, duration, seconds) => {
  expect(viewThreshold(duration)).toBe(seconds)
})
