import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Service } from '../../../media/schemas/service.ts'
import { presentService } from '../../../server/safety/present-service.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'

let server: TestApp
let headers: { authorization: string }

beforeAll(async () => {
  server = await startTestApp({ player: { folder: import.meta.dirname, assets: context.assets } })
  headers = (await server.as('editor')).headers
})

afterAll(() => server?.close())

const send = (method: 'POST' | 'PATCH', url: string, payload: object) =>
  server.app.inject({ method, url, headers, payload })
const list = async (): Promise<Service[]> => (await server.get('/api/services')).json().items
const line100 = async () => (await list()).find(({ phone }) => phone === '100')

test('the line of the whole country is there from the start, beside every work and in every embed', async () => {
  const work = await server.work({ visibility: 'public', published: PUBLISHED_VIDEO })
  expect(await line100()).toMatchObject({ name: 'Línea 100', languages: ['es', 'qu', 'ay'], stale: false })
  for (const path of [`/works/${work.slug}`, `/embed/${work.id}`, '/seguridad'])
    expect((await server.get(path)).body).toContain('<a href="tel:100" target="_top">100</a>')
  expect((await server.get(`/works/${work.slug}?lang=qu`)).body).toContain('Yanqallam, tukuy punchaw')
})

test('what staff change is changed on every page; a centre stands by the works of its place', async () => {
  const centre = { name: 'CEM Tayacaja', phone: '067 123456', place: 'Tayacaja', chat: 'https://wa.me/51900' }
  const made = await send('POST', '/api/services', centre)
  expect(made.statusCode).toBe(201)
  const there = await server.work({ visibility: 'public', places: ['Tayacaja'], published: PUBLISHED_VIDEO })
  const elsewhere = await server.work({ visibility: 'public', places: ['Jauja'], published: PUBLISHED_VIDEO })
  const page = (await server.get(`/works/${there.slug}`)).body
  expect(page.indexOf('tel:067123456')).toBeLessThan(page.indexOf('tel:100'))
  expect((await server.get(`/works/${elsewhere.slug}`)).body).not.toContain('CEM Tayacaja')

  expect((await send('PATCH', `/api/services/${made.json().id}`, { phone: '067 654321' })).statusCode).toBe(
    200,
  )
  expect((await server.get(`/works/${there.slug}`)).body).toContain('tel:067654321')
  const { items } = await server.catalogue.audit.list({ verb: 'service.edit', limit: 1 })
  expect(items[0]).toMatchObject({ before: { phone: '067 123456' }, after: { phone: '067 654321' } })
  await send('PATCH', `/api/services/${made.json().id}`, { active: false })
})

test('a sensitive work is never visible without one', async () => {
  const { id } = (await line100()) ?? { id: '' }
  const work = await server.work({ sensitive: true, visibility: 'draft', published: PUBLISHED_VIDEO })
  expect((await send('PATCH', `/api/services/${id}`, { active: false })).statusCode).toBe(200)
  const refused = await send('PATCH', `/api/works/${work.id}`, { visibility: 'public' })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'no_help_line'])

  await send('PATCH', `/api/services/${id}`, { active: true })
  expect((await send('PATCH', `/api/works/${work.id}`, { visibility: 'public' })).statusCode).toBe(200)
  const left = await send('PATCH', `/api/services/${id}`, { active: false })
  expect([left.statusCode, left.json().code]).toEqual([409, 'no_help_line'])
  expect((await line100())?.active).toBe(true)
})

test('what nobody has confirmed for half a year is stale, until somebody does', async () => {
  const { stale, ...service } = (await line100()) ?? ({} as Service)
  const since = Date.parse(service.confirmedAt)
  expect(presentService(service, since + 180 * 86_400_000).stale).toBe(false)
  expect(presentService(service, since + 180 * 86_400_000 + 1).stale).toBe(true)
  const confirmed = await send('PATCH', `/api/services/${service.id}`, { confirmed: true })
  expect(confirmed.json().confirmedAt > service.confirmedAt).toBe(true)
})
