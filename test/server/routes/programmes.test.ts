import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Programme } from '../../../media/schemas/programme.ts'
import { followNames } from '../../../server/actions/follow-names.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let staff: Record<string, string>

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
})
afterAll(() => server.close())

const inSpanish = (es: string) => ({ es, qu: '', en: '' })

const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: object, headers = staff) =>
  server.app.inject({ method, url, headers, ...(body && { payload: body }) } as InjectOptions)

async function created(title: string, fields: object = {}): Promise<Programme> {
  const answer = await send('POST', '/api/programmes', { title: inSpanish(title), ...fields })
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

describe('a programme', () => {
  test('is for staff alone while it is a draft', async () => {
    const { id } = await created('Borrador')
    expect((await server.get(`/api/programmes/${id}`)).statusCode).toBe(404)
    expect((await server.get('/api/programmes')).json().items).toEqual([])
    expect((await server.get(`/api/programmes/${id}`, staff)).json()).toMatchObject({ visibility: 'draft' })
    await send('PATCH', `/api/programmes/${id}`, { visibility: 'public' })
    expect((await server.get(`/api/programmes/${id}`)).statusCode).toBe(200)
  })

  test('counts the works that anyone may see, and their views', async () => {
    const { id } = await created('Contado', { visibility: 'public' })
    await server.work({ programme: 'contado', visibility: 'public', published: PUBLISHED_VIDEO })
    await server.work({ programme: 'contado' })
    const { counts } = (await server.get(`/api/programmes/${id}`)).json()
    expect(counts).toMatchObject({ video: 1, spot: 0, brochure: 0 })
  })

  test('cannot be deleted while a work belongs to it', async () => {
    const { id } = await created('Con obra')
    const work = await server.work({ programme: 'Con obra' })
    expect((await send('DELETE', `/api/programmes/${id}`)).statusCode).toBe(409)
    await send('PATCH', `/api/works/${work.id}`, { programme: null })
    expect((await send('DELETE', `/api/programmes/${id}`)).statusCode).toBe(204)
    expect((await send('DELETE', `/api/programmes/${id}`)).statusCode).toBe(404)
  })

  test('is changed by nobody but staff, and by no field that it does not have', async () => {
    const { id } = await created('Cerrado')
    const visitor = await send('PATCH', `/api/programmes/${id}`, { visibility: 'public' }, {})
    expect(visitor.statusCode).toBe(401)
    expect((await send('PATCH', `/api/programmes/${id}`, { slug: 'otro' })).statusCode).toBe(400)
    expect((await send('PATCH', `/api/programmes/${id}`, {})).statusCode).toBe(400)
  })
})

describe('projects and outcomes', () => {
  test('are added, moved, changed and deleted, and the whole programme is answered', async () => {
    const { id } = await created('Con partes')
    await send('POST', `/api/programmes/${id}/projects`, { title: inSpanish('Uno') })
    const places = [{ department: 'Junín', province: 'Jauja', district: null }]
    const second = await send('POST', `/api/programmes/${id}/projects`, {
      title: inSpanish('Dos'),
      places,
      position: 0,
    })
    const [two] = (second.json() as Programme).projects
    expect(two).toMatchObject({ title: { es: 'Dos' }, places, position: 0 })
    const withOutcome = await send('POST', `/api/programmes/${id}/outcomes`, {
      figure: '200',
      sentence: inSpanish('hombres'),
      project: two?.id,
    })
    expect((withOutcome.json() as Programme).outcomes).toMatchObject([{ figure: '200', project: two?.id }])
    const without = await send('DELETE', `/api/programmes/${id}/projects/${two?.id}`)
    expect(without.json()).toMatchObject({
      projects: [{ title: { es: 'Uno' } }],
      outcomes: [{ project: null }],
    })
  })

  test('belong to one programme', async () => {
    const { id } = await created('Uno')
    const other = await created('Otro')
    const answer = await send('POST', `/api/programmes/${other.id}/projects`, { title: inSpanish('Ajeno') })
    const project = (answer.json() as Programme).projects[0]?.id
    const path = `/api/programmes/${id}/projects/${project}`
    expect((await send('PATCH', path, { partner: 'x' })).statusCode).toBe(404)
    const outcome = { sentence: inSpanish('x'), project }
    expect((await send('POST', `/api/programmes/${id}/outcomes`, outcome)).statusCode).toBe(400)
  })

  test('a work names its project, and so its programme', async () => {
    const { id } = await created('Con proyecto')
    const answer = await send('POST', `/api/programmes/${id}/projects`, { title: inSpanish('Proyecto') })
    const project = (answer.json() as Programme).projects[0]?.id
    const work = await server.work()
    const edited = await send('PATCH', `/api/works/${work.id}`, { project })
    expect(edited.json()).toMatchObject({ programme: 'Con proyecto', programmeId: id, project })
    const unknown = await send('PATCH', `/api/works/${work.id}`, { project: 'zzzzzzzzzzzzzzzz' })
    expect(unknown.statusCode).toBe(400)
  })
})

test('works follow a new name, and lists find them by every name', async () => {
  const { id } = await created('Nombre viejo', { visibility: 'public' })
  const work = await server.work({
    programme: 'Nombre viejo',
    visibility: 'public',
    published: PUBLISHED_VIDEO,
  })
  await send('PATCH', `/api/programmes/${id}`, { title: inSpanish('Nombre nuevo') })
  expect(await followNames(server)).toBe(1)
  expect(await followNames(server)).toBe(0)
  expect((await server.get(`/api/works/${work.id}`)).json()).toMatchObject({ programme: 'Nombre nuevo' })
  for (const programme of ['Nombre viejo', 'nombre nuevo', id]) {
    const list = await server.get(`/api/works?programme=${encodeURIComponent(programme)}`)
    expect(list.json().items).toMatchObject([{ id: work.id }])
  }
  const found = await server.get('/api/works?q=nuevo')
  expect(found.json().items).toMatchObject([{ id: work.id }])
})

test('the feed of works is filtered by programme, and paged', async () => {
  const { id } = await created('Con canal', { visibility: 'public' })
  await server.work({
    title: 'En el canal',
    programme: 'Con canal',
    visibility: 'public',
    published: PUBLISHED_VIDEO,
  })
  const feed = await server.get(`/feeds/works.json?programme=${id}`)
  expect(feed.headers['content-type']).toContain('application/feed+json')
  expect(feed.json().items).toMatchObject([{ title: 'En el canal' }])
  expect((await server.get('/feeds/works.xml?kind=nada')).statusCode).toBe(400)
})
