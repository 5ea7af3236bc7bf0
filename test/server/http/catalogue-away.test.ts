import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedKey } from '../../../media/layout.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'

let postgres: TestPostgres
let server: TestApp
let stopped = false

beforeAll(async () => {
  postgres = await startTestPostgres()
  server = await startTestApp({ databaseUrl: postgres.url })
})
afterAll(async () => {
  await server.close()
  if (!stopped) await postgres.stop()
})

test('without Postgres, what was published goes on being served, and the rest is told to come back', async () => {
  const { id } = await server.work({ title: 'Hilario', visibility: 'public', published: PUBLISHED_VIDEO })
  const segment = `/media/${id}/1/144/seg00000.m4s`
  await server.store.put(publishedKey({ workId: id, version: 1 }, '144/seg00000.m4s'), 'segment')
  const feed = await server.get('/feeds/works.json')
  expect([feed.statusCode, feed.body.includes('Hilario')]).toEqual([200, true])
  expect((await server.get(segment)).body).toBe('segment')
  const { headers } = await server.as('editor')

  await postgres.stop()
  stopped = true
  // The last answer of the catalogue counts for a second.
  await expect.poll(async () => (await server.get('/api/works')).statusCode).toBe(503)

  const kept = await server.get('/feeds/works.json')
  expect([kept.statusCode, kept.body, kept.headers['cache-control']]).toEqual([200, feed.body, 'no-store'])
  expect((await server.get(segment)).body).toBe('segment')
  expect((await server.get('/health/live')).statusCode).toBe(200)

  const sign = { email: 'ana@example.org', password: 'una clave larga' }
  const refused = [
    await server.app.inject({ method: 'POST', url: '/api/session', payload: sign }),
    await server.app.inject({ method: 'PATCH', url: `/api/works/${id}`, headers, payload: { title: 'x' } }),
    await server.get('/feeds/works.xml'),
    await server.get('/feeds/works.json', headers),
  ]
  for (const answer of refused) {
    expect(answer.json()).toMatchObject({ status: 503, code: 'not_ready' })
    expect(answer.headers['retry-after']).toBe('5')
  }
})
