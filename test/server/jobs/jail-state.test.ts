import { expect, test } from 'vitest'
import { jailStateOf } from '../../../server/jobs/jail-state.ts'

const now = new Date('2026-11-27T12:00:00Z')
const said = (on: boolean, secondsAgo: number): string =>
  JSON.stringify({ on, saidAt: now.getTime() / 1000 - secondsAgo })

test.each([
  [[], 'unknown'],
  [[said(true, 5)], 'ok'],
  [[said(true, 5), said(false, 5)], 'off'],
  // A worker that is gone.
  [[said(true, 5), said(false, 500)], 'ok'],
  [[said(true, 500)], 'unknown'],
])('of %j is %s', (reports, state) => {
  expect(jailStateOf(reports, now)).toBe(state)
})
