import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { EVENT_STREAM, VIEW_STREAM, type WorkEvent } from '../../../media/jobs/queues.ts'
import { hourOf } from '../../../media/viewing.ts'
import { SESSION_COOKIE } from '../../../server/accounts/authentication.ts'
import { hashSecret } from '../../../server/accounts/secrets.ts'
import { UNVOUCHED_UNTIL } from '../../../server/catalogue/migrations/unvouched.ts'
import { pageKey } from '../../../server/views/page-key.ts'
import { createPageTokens } from '../../../server/views/page-tokens.ts'
import { openUnvouchedViews } from '../../../server/views/unvouched.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
/** Of pages that were made a minute ago. */
let tokenOf: (id: string, page?: 'site' | 'embed') => string
beforeAll(async () => {
  server = await startTestApp()
  const tokens = createPageTokens(await pageKey(server.catalogue.settings), () => Date.now() - 60_000)
  tokenOf = (id, page = 'site') => tokens.issue(id, page)
})
afterAll(() => server.close())
beforeEach(() => server.redis.del(EVENT_STREAM, VIEW_STREAM))

const beacon = (id: string, payload: object | string, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url: `/api/works/${id}/views`,
    headers: { 'content-type': 'application/json', host: 'chaski.example', ...headers },
    payload,
  })
const events = async (): Promise<WorkEvent[]> =>
  (await server.redis.xrange(EVENT_STREAM, '-', '+')).flatMap(([, fields]) => JSON.parse(fields[1] ?? ''))
// 12 s long, so a viewing counts from 6 s on.
const shown = () => server.work({ visibility: 'public', published: PUBLISHED_VIDEO })

describe('a viewing that lasted long enough', () => {
  test('is in the stream once it is answered, in the hour in which it was watched', async () => {
    const { id } = await shown()
    const answer = await beacon(id, { token: tokenOf(id, 'embed'), part: 0, seconds: 6, ago: 30 })
    expect(answer.statusCode).toBe(204)
    expect(await events()).toMatchObject([
      { workId: id, hour: hourOf(Date.now() - 30_000), page: 'embed', counts: { views: 1, seconds: 6 } },
    ])
  })

  test('is answered in a few bytes, before the app', async () => {
    const { id } = await shown()
    const base = await server.app.listen({ host: '127.0.0.1', port: 0 })
    const send = (body: unknown, path = `/api/works/${id}/views`) =>
      fetch(base + path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
    const answer = await send({ token: tokenOf(id), part: 0, seconds: 6 })
    expect([answer.status, [...answer.headers.keys()].sort()]).toEqual([
      204,
      ['connection', 'date', 'keep-alive'],
    ])
    expect(await events()).toHaveLength(1)

    expect(await (await send('nonsense')).json()).toMatchObject({ status: 400, code: 'bad_request' })
    expect(await (await send({ token: 'x' })).json()).toMatchObject({ code: 'bad_request' })
    const gone = newWorkId()
    const report = { token: tokenOf(gone), part: 0, seconds: 6 }
    expect((await send(report, `/api/works/${gone}/views`)).status).toBe(404)
    expect((await send('x'.repeat(3000))).status).toBe(400)
    expect(await events()).toHaveLength(1)
  })

  test('may come as text, which is all that a page can send while it is closed', async () => {
    const { id } = await shown()
    const body = JSON.stringify({ token: tokenOf(id), part: 0, seconds: 6 })
    expect((await beacon(id, body, { 'content-type': 'text/plain;charset=UTF-8' })).statusCode).toBe(204)
    expect(await events()).toHaveLength(1)
  })

  test('shares an entry with those that come at the same time', async () => {
    const { id } = await shown()
    await Promise.all(
      Array.from({ length: 50 }, () => beacon(id, { token: tokenOf(id), part: 0, seconds: 6 })),
    )
    expect(await events()).toHaveLength(50)
    expect(await server.redis.xlen(EVENT_STREAM)).toBeLessThan(25)
  })
})

describe('not counted, and not told so', () => {
  test.each<[string, object, Record<string, string>]>([
    ['too short a viewing', { seconds: 2 }, {}],
    ['more seconds than have passed', { seconds: 1e9 }, {}],
    ['a page of another site', {}, { origin: 'https://evil.example' }],
    ['a robot that says so', {}, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['a token that is forged', { token: 'A'.repeat(36) }, {}],
  ])('%s', async (_what, fields, headers) => {
    const { id } = await shown()
    const answer = await beacon(id, { token: tokenOf(id), part: 0, seconds: 6, ...fields }, headers)
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    expect(await events()).toEqual([])
  })

  test('a token of another work, or one that is two days old', async () => {
    const { id } = await shown()
    const other = await shown()
    const key = await pageKey(server.catalogue.settings)
    const old = createPageTokens(key, () => Date.now() - 2 * 24 * 3600_000).issue(id, 'site')
    await beacon(id, { token: tokenOf(other.id), part: 0, seconds: 6 })
    await beacon(id, { token: old, part: 0, seconds: 6 })
    expect(await events()).toEqual([])
    await beacon(id, { token: old, part: 0, seconds: 6, offline: true })
    expect(await events()).toMatchObject([{ page: 'offline' }])
  })

  test('own staff', async () => {
    const { id } = await shown()
    const { user } = await server.as('editor')
    await server.catalogue.credentials.openSession(hashSecret('secret'), user.id, {
      ...{ expiresAt: new Date(Date.now() + 1e6), agent: null },
    })
    const cookie = `a=b; ${SESSION_COOKIE}=secret`
    await beacon(id, { token: tokenOf(id), part: 0, seconds: 6 }, { cookie })
    expect(await events()).toEqual([])
    await beacon(id, { token: tokenOf(id), part: 0, seconds: 6 }, { cookie: `${SESSION_COOKIE}=other` })
    expect(await events()).toHaveLength(1)
  })
})

test.each([
  ['no token', { part: 0, seconds: 10 }],
  ['a token that is none', { token: 'x', part: 0, seconds: 10 }],
  ['seconds that are none', { token: 'A'.repeat(36), part: 0, seconds: 'ten' }],
  ['negative seconds', { token: 'A'.repeat(36), part: 0, seconds: -1 }],
  ['a part beyond the last', { token: 'A'.repeat(36), part: 16, seconds: 10 }],
  ['more than a month ago', { token: 'A'.repeat(36), part: 0, seconds: 10, ago: 30 * 24 * 3600 + 1 }],
  ['a field there is not', { token: 'A'.repeat(36), part: 0, seconds: 10, count: 1000 }],
  ['a quality there is not', { token: 'A'.repeat(36), part: 0, seconds: 10, qualities: { '8k': 1 } }],
  ['no JSON', 'token=1'],
])('%s is refused', async (_what, payload) => {
  const { id } = await shown()
  expect((await beacon(id, payload)).statusCode).toBe(400)
  expect(await events()).toEqual([])
})

test('what is not shown has no views', async () => {
  const report = (id: string) => beacon(id, { token: tokenOf(id), part: 0, seconds: 10 })
  const draft = await server.work({ published: PUBLISHED_VIDEO })
  expect((await report(draft.id)).statusCode).toBe(404)
  const unmade = await server.work({ visibility: 'public' })
  expect((await report(unmade.id)).statusCode).toBe(404)
  expect((await report(newWorkId())).statusCode).toBe(404)
  const withdrawn = await shown()
  await server.catalogue.works.withdraw(withdrawn.id)
  expect((await report(withdrawn.id)).statusCode).toBe(410)
})

test('a village behind one address counts as many', async () => {
  const { id } = await shown()
  const answers = await Promise.all(
    Array.from({ length: 2000 }, () => beacon(id, { token: tokenOf(id), part: 0, seconds: 6 })),
  )
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([204]))
  expect(await events()).toHaveLength(2000)
})

describe('pages from before tokens', () => {
  test('are answered, and count nothing once their time is over', async () => {
    const { id } = await shown()
    expect((await beacon(id, { viewing: randomUUID(), seconds: 10 })).statusCode).toBe(204)
    expect(await server.redis.xlen(VIEW_STREAM)).toBe(0)
  })

  test('count until then', async () => {
    const now = Date.parse('2026-01-10T15:00:00Z')
    const settings = { get: async (key: string) => (key === UNVOUCHED_UNTIL ? '2026-01-10T16:00:00Z' : null) }
    const report = { viewing: randomUUID(), seconds: 6, ago: 60 }
    await (await openUnvouchedViews(server.redis, settings, () => now)).add('a', report, 12)
    const [[, fields] = []] = await server.redis.xrange(VIEW_STREAM, '-', '+')
    expect(JSON.parse(fields?.[1] ?? '')).toEqual({ workId: 'a', viewing: report.viewing, at: now - 60_000 })
    await (await openUnvouchedViews(server.redis, settings, () => now)).add(
      'a',
      { ...report, seconds: 5 },
      12,
    )
    await (await openUnvouchedViews(server.redis, settings, () => now + 3600_000)).add('a', report, 12)
    expect(await server.redis.xlen(VIEW_STREAM)).toBe(1)
  })
})
