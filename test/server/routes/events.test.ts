import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explain } from '../../../media/errors.ts'
import { PROGRESS_CHANNEL, type Progress } from '../../../media/jobs/queues.ts'
import { authentication } from '../../../server/accounts/authentication.ts'
import { readerBy } from '../../../server/routes/common.ts'
import { eventRoutes } from '../../../server/routes/events.ts'
import { createPresenter } from '../../../server/works/present.ts'
import { BASE_URL, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let staff: Record<string, string>
let url: string

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
  url = await server.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

interface Message {
  event: string
  data: Record<string, unknown>
}

/** The messages of an open stream, as they come. */
async function listen(query = ''): Promise<{ next(): Promise<Message>; end(): void }> {
  const stop = new AbortController()
  const answer = await fetch(`${url}/api/events${query}`, { headers: staff, signal: stop.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  expect(answer.headers.get('content-encoding')).toBeNull()
  if (!answer.body) throw new Error('the stream has no body')
  const lines = createInterface(Readable.fromWeb(answer.body as never))[Symbol.asyncIterator]()
  const next = async (): Promise<Message> => {
    let event = ''
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error('the stream has ended')
      if (value.startsWith('event: ')) event = value.slice(7)
      if (value.startsWith('data: ')) return { event, data: JSON.parse(value.slice(6)) }
    }
  }
  // The first line tells that the subscription stands.
  expect((await lines.next()).value).toBe('retry: 3000')
  return { next, end: () => stop.abort() }
}

test('tells progress, changes, counts and removals as they happen', async () => {
  const { id } = await server.work({ title: 'Viva' })
  await server.catalogue.works.move({ workId: id, version: 1 }, 'started')
  const events = await listen()
  const progress: Progress = { workId: id, version: 1, progress: 0.25, timeLeft: 40 }
  await server.redis.publish(PROGRESS_CHANNEL, JSON.stringify(progress))
  expect(await events.next()).toMatchObject({
    event: 'work',
    data: { id, title: 'Viva', status: 'processing', progress: 0.25, timeLeft: 40 },
  })
  await server.app.inject({
    method: 'PATCH',
    url: `/api/works/${id}`,
    headers: staff,
    payload: { title: 'Cambiada' },
  })
  expect(await events.next()).toMatchObject({ event: 'work', data: { title: 'Cambiada', progress: 0.25 } })
  await server.hub.publish({ type: 'counts', id, views: 7 })
  expect(await events.next()).toEqual({ event: 'counts', data: { id, views: 7 } })
  await server.app.inject({ method: 'DELETE', url: `/api/works/${id}`, headers: staff })
  expect(await events.next()).toEqual({ event: 'removed', data: { id } })
  events.end()
})

test('progress of an older version is not shown as that of the new one', async () => {
  const { id } = await server.work()
  const events = await listen()
  await server.catalogue.works.move({ workId: id, version: 1 }, 'started')
  const old: Progress = { workId: id, version: 7, progress: 0.9, timeLeft: 1 }
  await server.redis.publish(PROGRESS_CHANNEL, JSON.stringify(old))
  expect(await events.next()).toMatchObject({ data: { id, progress: 0, timeLeft: null } })
  events.end()
})

test('explains in the language asked for: a browser cannot be told another than its own', async () => {
  const { id } = await server.work()
  await server.catalogue.works.move({ workId: id, version: 1 }, 'started')
  await server.catalogue.works.move({ workId: id, version: 1 }, 'refused', {
    error: { code: 'damaged_file', detail: '' },
  })
  const events = await listen('?language=qu')
  await server.hub.publish({ type: 'work', id })
  expect(await events.next()).toMatchObject({ data: { error: explain('damaged_file', 'qu') } })
  events.end()
})

test('is for staff', async () => {
  expect((await server.get('/api/events')).statusCode).toBe(401)
  const station = await server.as('station')
  expect((await server.get('/api/events', station.headers)).statusCode).toBe(403)
})

test('ends for an account that is closed meanwhile', async () => {
  const { catalogue, hub } = server
  const { user, headers } = await server.as('editor')
  const app = Fastify()
  await app.register(cookie)
  await app.register(authentication, { credentials: catalogue.credentials, https: false })
  await app.register(eventRoutes, {
    catalogue,
    hub,
    present: createPresenter(catalogue, hub.progress),
    readerOf: readerBy(BASE_URL),
    heartbeat: 10,
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${address}/api/events`, { headers })
  await catalogue.users.update(user.id, { disabled: true })
  expect(await answer.text()).toMatch(/^retry: 3000/)
  await app.close()
})

test('an open stream does not keep the server from closing', async () => {
  const other = await startTestApp()
  const { headers } = await other.as('editor')
  const address = await other.app.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${address}/api/events`, { headers })
  await other.close()
  // It ends without an error: the client is to come back.
  await answer.text()
})
