import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { VIEW_STREAM } from '../../../media/jobs/queues.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())
beforeEach(() => server.redis.del(VIEW_STREAM))

const beacon = (id: string, payload: object | string) =>
  server.app.inject({
    method: 'POST',
    url: `/api/works/${id}/views`,
    headers: { 'content-type': 'application/json' },
    payload,
  })
// 12 s long, so a viewing counts from 6 s on.
const shown = () => server.work({ visibility: 'public', published: PUBLISHED_VIDEO })

test('a viewing that lasted long enough goes into the stream', async () => {
  const { id } = await shown()
  const viewing = randomUUID()
  expect((await beacon(id, { viewing, seconds: 6 })).statusCode).toBe(204)
  const [[, fields] = []] = await server.redis.xrange(VIEW_STREAM, '-', '+')
  expect(fields?.[0]).toBe('beacon')
  expect(JSON.parse(fields?.[1] ?? '')).toMatchObject({ workId: id, viewing })
})

test('one that waited for a link keeps the time at which it was watched, for thirty days', async () => {
  const { id } = await shown()
  const month = 30 * 24 * 3600
  const before = Date.now()
  expect((await beacon(id, { viewing: randomUUID(), seconds: 6, ago: month })).statusCode).toBe(204)
  const [[, fields] = []] = await server.redis.xrange(VIEW_STREAM, '-', '+')
  const { at } = JSON.parse(fields?.[1] ?? '')
  expect(at).toBeGreaterThanOrEqual(before - month * 1000)
  expect(at).toBeLessThanOrEqual(Date.now() - month * 1000)
  expect((await beacon(id, { viewing: randomUUID(), seconds: 6, ago: month + 1 })).statusCode).toBe(400)
})

test('a shorter one is accepted and not counted', async () => {
  const { id } = await shown()
  expect((await beacon(id, { viewing: randomUUID(), seconds: 2 })).statusCode).toBe(204)
  expect(await server.redis.xlen(VIEW_STREAM)).toBe(0)
})

test.each([
  ['no viewing', { seconds: 10 }],
  ['a viewing that is no UUID', { viewing: 'x', seconds: 10 }],
  ['seconds that are none', { viewing: randomUUID(), seconds: 'ten' }],
  ['negative seconds', { viewing: randomUUID(), seconds: -1 }],
  ['a field there is not', { viewing: randomUUID(), seconds: 10, count: 1000 }],
  ['no JSON', 'viewing=1'],
])('%s is refused', async (_what, payload) => {
  const { id } = await shown()
  expect((await beacon(id, payload)).statusCode).toBe(400)
  expect(await server.redis.xlen(VIEW_STREAM)).toBe(0)
})

test('what is not shown has no views', async () => {
  const viewing = { viewing: randomUUID(), seconds: 10 }
  const draft = await server.work({ published: PUBLISHED_VIDEO })
  expect((await beacon(draft.id, viewing)).statusCode).toBe(404)
  const unmade = await server.work({ visibility: 'public' })
  expect((await beacon(unmade.id, viewing)).statusCode).toBe(404)
  expect((await beacon(newWorkId(), viewing)).statusCode).toBe(404)
  const withdrawn = await shown()
  await server.catalogue.works.withdraw(withdrawn.id)
  expect((await beacon(withdrawn.id, viewing)).statusCode).toBe(410)
})

test('a flood from one address is asked to come later', async () => {
  const { id } = await shown()
  const viewing = { viewing: randomUUID(), seconds: 2 }
  let answer = await beacon(id, viewing)
  for (let sent = 0; sent < 1200 && answer.statusCode === 204; sent++) answer = await beacon(id, viewing)
  expect(answer.json()).toMatchObject({ code: 'too_many_requests' })
})
