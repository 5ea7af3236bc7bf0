import { beforeEach, expect, test } from 'vitest'
import { createViewReports } from '../../../../player/site/views/view-reports.ts'

const PATH = '/api/works/abc/views'
const HOUR = 3600_000

let kept: Map<string, string>
let sent: string[]
let online: boolean
let time: number

beforeEach(() => {
  kept = new Map()
  sent = []
  online = true
  time = 1_000_000
})

const reports = () =>
  createViewReports({
    memory: { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) },
    send: async (path, body) => {
      if (online) sent.push(`${path} ${body}`)
      return online
    },
    now: () => time,
  })

test('a view is sent once', async () => {
  const views = reports()
  await views.report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  await views.retry()
  expect(sent).toEqual([`${PATH} {"token":"v-1","part":0,"seconds":10,"ago":0}`])
})

test('parts of one viewing are reports of their own', async () => {
  online = false
  await reports().report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  await reports().report(PATH, { token: 'v-1', part: 1, seconds: 5 })
  online = true
  await reports().retry()
  expect(sent.map((line) => /"part":(\d)/.exec(line)?.[1])).toEqual(['0', '1'])
})

test('what a script of before has kept is sent as that script would have', async () => {
  kept.set('views', JSON.stringify([{ path: PATH, viewing: 'v-1', seconds: 10, at: time - 5000 }]))
  await reports().retry()
  expect(sent).toEqual([`${PATH} {"viewing":"v-1","seconds":10,"ago":5}`])
})

test('what did not get through is sent by a later visit, and then no more', async () => {
  online = false
  await reports().report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  await reports().report(PATH, { token: 'v-2', part: 0, seconds: 12 })
  online = true
  const later = reports()
  await later.retry()
  await later.retry()
  expect(sent.map((line) => /v-\d/.exec(line)?.[0])).toEqual(['v-1', 'v-2'])
})

test('what waited for a link says for how long, whatever the clock says', async () => {
  online = false
  await reports().report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  await reports().report(PATH, { token: 'v-2', part: 0, seconds: 10 })
  online = true
  time += 29 * 24 * HOUR
  await reports().retry()
  expect(sent.map((line) => /"ago":(\d+)/.exec(line)?.[1])).toEqual(['2505600', '2505600'])
  online = false
  await reports().report(PATH, { token: 'v-3', part: 0, seconds: 10 })
  online = true
  // The phone found out what day it is.
  time -= 4000 * 24 * HOUR
  await reports().retry()
  expect(sent.at(-1)).toContain('"ago":0')
})

test('what is older than the server would take is given up', async () => {
  online = false
  await reports().report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  online = true
  time += 31 * 24 * HOUR
  await reports().retry()
  expect(sent).toEqual([])
})

test.each(['', 'nonsense', '{}', 'null'])('a memory that says %j is a fresh start', async (text) => {
  kept.set('views', text)
  await reports().report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  expect(sent).toHaveLength(1)
})

test('a browser that remembers nothing still reports', async () => {
  const views = createViewReports({
    memory: { get: () => null, set: () => undefined },
    send: async (path) => sent.push(path) > 0,
    now: () => time,
  })
  await views.report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  expect(sent).toEqual([PATH])
})

test('what is still on its way is not sent again beside itself', async () => {
  let arrive = (_done: boolean): void => undefined
  const views = createViewReports({
    memory: { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) },
    send: (path) => {
      sent.push(path)
      return new Promise((resolve) => {
        arrive = resolve
      })
    },
    now: () => time,
  })
  const reporting = views.report(PATH, { token: 'v-1', part: 0, seconds: 10 })
  await views.retry()
  arrive(true)
  await reporting
  expect(sent).toEqual([PATH])
})
