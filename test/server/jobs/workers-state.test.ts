import { expect, test } from 'vitest'
import { workersStateOf } from '../../../server/jobs/workers-state.ts'

const now = new Date('2026-11-27T12:00:00Z')
const said = (on: boolean, secondsAgo: number): string =>
  JSON.stringify({ on, saidAt: now.getTime() / 1000 - secondsAgo })

test.each([
  [[], 0, 'unknown'],
  [[said(true, 5)], 1, 'ok'],
  [[said(true, 5), said(false, 5)], 2, 'off'],
  // A worker that is gone.
  [[said(true, 5), said(false, 500)], 1, 'ok'],
  [[said(true, 500)], 0, 'unknown'],
])('of %j: %i, jail %s', (reports, count, jail) => {
  expect(workersStateOf(reports, now)).toEqual({ count, jail })
})
