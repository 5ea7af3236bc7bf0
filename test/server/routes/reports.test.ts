import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Programme } from '../../../media/schemas/programme.ts'
import type { Report } from '../../../media/schemas/report.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'

let server: TestApp
let staff: { authorization: string }
let programme: Programme
let film: string

const post = (url: string, payload: object) =>
  server.app.inject({ method: 'POST', url, headers: staff, payload })
const words = (es: string) => ({ es, qu: '', en: '' })

async function watched(batch: number, amount: number): Promise<void> {
  await server.catalogue.tallies.add({
    type: 'tallied',
    batch: `${batch}-0`,
    counts: [{ workId: film, hour: '2026-03-10T15', page: 'site', measure: 'views', amount }],
  })
}

beforeAll(async () => {
  server = await startTestApp({ player: { folder: import.meta.dirname, assets: context.assets } })
  staff = (await server.as('editor')).headers
  const { id } = (await post('/api/programmes', { title: words('Género y Violencia') })).json()
  await post(`/api/programmes/${id}/projects`, {
    ...{ title: words('Varones rurales'), partner: 'Bernard van Leer Foundation' },
    places: [{ department: 'Huancavelica', province: 'Tayacaja', district: null }],
  })
  await post(`/api/programmes/${id}/outcomes`, {
    ...{ figure: '200', sentence: words('varones rurales'), source: 'Informe final' },
  })
  programme = (await server.get(`/api/programmes/${id}`, staff)).json()
  film = (
    await server.work({
      ...{ title: '<b>Hilario</b>', programme: 'Género y Violencia' },
      ...{ visibility: 'public', published: PUBLISHED_VIDEO, publishAt: '2026-03-01T12:00:00.000Z' },
    })
  ).id
  await server.catalogue.imports.setEarlierViews(film, {
    ...{ source: 'sitio anterior', day: '2025-12-31', views: 3838 },
  })
  await watched(1_773_158_400_000, 5)
})
afterAll(() => server.close())

const PERIOD = 'from=2026-01-01&until=2026-06-30'
const report = async (query = PERIOD): Promise<Report> =>
  (await server.get(`/api/reports/${programme.id}?${query}`, staff)).json()

describe('the report of a programme', () => {
  test('has what was published and counted in the period, and the outcomes with their source', async () => {
    const found = await report()
    expect(found.works).toMatchObject([
      { title: '<b>Hilario</b>', publishedOn: '2026-03-01', isNew: true, views: 5, earlier: 3838 },
    ])
    expect(found.total.views).toBe(5)
    expect(found.outcomes).toMatchObject([{ figure: '200', source: 'Informe final' }])
    expect((await report('from=2026-04-01&until=2026-06-30')).works[0]).toMatchObject({
      ...{ isNew: false, views: 0 },
    })
  })

  test('can be about a project or a cooperating entity alone', async () => {
    const [project] = programme.projects
    expect((await report(`${PERIOD}&project=${project?.id}`)).works).toEqual([])
    expect((await report(`${PERIOD}&partner=Bernard van Leer Foundation`)).projects).toHaveLength(1)
    const unknown = await server.get(`/api/reports/${programme.id}?partner=Nadie`, staff)
    expect(unknown.statusCode).toBe(404)
  })

  test('is a page in three languages, in which no title is markup', async () => {
    const page = await server.get(`/informes/${programme.id}?${PERIOD}&lang=es`, staff)
    expect(page.body).toContain('&#60;b&#62;Hilario&#60;/b&#62;')
    expect(page.body).toContain('Tayacaja (Huancavelica)')
    expect((await server.get(`/informes/${programme.id}?lang=qu`, staff)).body).toContain('lang="qu"')
    expect((await server.get(`/informes/${programme.id}?lang=en`, staff)).body).toContain(
      'How it was counted',
    )
  })

  test('is a PDF', async () => {
    const answer = await server.get(`/api/reports/${programme.id}?${PERIOD}&format=pdf`, staff)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('keeps its numbers once it was fixed, and the audit says so', async () => {
    const fixed: Report = (
      await post(`/api/reports/${programme.id}/fixed`, { from: '2026-01-01', until: '2026-06-30' })
    ).json()
    await watched(1_773_162_000_000, 3)
    expect((await report()).total.views).toBe(8)
    expect((await report(`fixed=${fixed.fixed?.id}`)).total.views).toBe(5)
    const list = (await server.get(`/api/reports/${programme.id}/fixed`, staff)).json()
    expect(list.items).toMatchObject([{ id: fixed.fixed?.id, from: '2026-01-01', until: '2026-06-30' }])
    const { items } = await server.catalogue.audit.list({ limit: 1 })
    expect(items[0]).toMatchObject({ verb: 'report.fix', object: { type: 'report', id: fixed.fixed?.id } })
    const other = (await post('/api/programmes', { title: words('Otro') })).json().id
    expect((await server.get(`/api/reports/${other}?fixed=${fixed.fixed?.id}`, staff)).statusCode).toBe(404)
  })
})
