import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TallyOutcome } from '../../../media/jobs/queues.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

const HOUR = '2026-01-10T15'
let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

const crowd = async () => {
  const { id } = await server.work({ visibility: 'public' })
  const counts = [{ workId: id, hour: HOUR, page: 'site', measure: 'views', amount: 1000 } as const]
  const outcome: TallyOutcome = { type: 'tallied', batch: `${Date.parse(`${HOUR}:00:00Z`)}-${id}`, counts }
  await server.catalogue.tallies.add(outcome)
  return id
}
const decide = (id: string, decision: string, headers = {}) =>
  server.app.inject({ method: 'POST', url: `/api/crowds/${id}/${HOUR}`, headers, payload: { decision } })

test('staff see a crowd, and say once whether it counts', async () => {
  const id = await crowd()
  const { headers } = await server.as('editor')
  const list = await server.get('/api/crowds', headers)
  expect(list.json().items).toContainEqual({
    ...{ workId: id, title: 'Obra', hour: HOUR, views: 1000, decision: null, decidedAt: null },
  })
  expect((await decide(id, 'counted', headers)).statusCode).toBe(204)
  expect((await server.catalogue.works.byId(id))?.views).toBe(1000)
  expect((await decide(id, 'left', headers)).statusCode).toBe(409)
  expect((await decide((await server.work()).id, 'left', headers)).statusCode).toBe(404)
  expect((await decide(id, 'perhaps', headers)).statusCode).toBe(400)
})

test('nobody else sees or decides', async () => {
  const id = await crowd()
  expect((await server.get('/api/crowds')).statusCode).toBe(401)
  expect((await decide(id, 'counted')).statusCode).toBe(401)
})
