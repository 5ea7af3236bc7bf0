import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Count } from '../../../media/jobs/queues.ts'
import type { Figures } from '../../../media/schemas/figures.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { publishedSpot } from '../stations/spots.ts'

let server: TestApp
let staff: { authorization: string }
let film: string
let spot: string
let programme: string

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
  const { catalogue } = server
  const title = { es: 'Género y Violencia', qu: '', en: '' }
  const made = await server.app.inject({
    method: 'POST',
    url: '/api/programmes',
    headers: staff,
    payload: { title },
  })
  programme = made.json().id
  film = (await server.work({ title: '"Hilario"', programme: title.es, language: 'es-PE' })).id
  spot = (await server.work({ kind: 'spot', title: '=Siempreviva', published: publishedSpot() })).id
  await catalogue.imports.setEarlierViews(film, {
    source: 'sitio anterior',
    day: '2025-12-31',
    views: 3838,
  })
  const at = (workId: string, hour: string, measure: Count['measure'], amount: number): Count => ({
    ...{ workId, hour, page: 'site', measure, amount },
  })
  await catalogue.tallies.add({
    type: 'tallied',
    batch: '1768050000000-0',
    counts: [
      // In Lima it is still the day before.
      at(film, '2026-01-10T03', 'views', 4),
      at(film, '2026-01-10T15', 'views', 2),
      at(film, '2026-01-10T15', 'seconds', 90),
      at(film, '2026-01-10T15', 'seconds-144', 60),
      at(film, '2026-01-10T15', 'reached-1', 2),
      at(film, '2026-01-10T15', 'downloads', 1),
      at(spot, '2026-02-01T15', 'views', 7),
      at(spot, '2026-02-01T15', 'pulls', 3),
    ],
  })
  for (const [name, place, province] of [
    ['Radio Jauja', 'Jauja', ''],
    ['Radio Pampas', 'Pampas', 'Tayacaja'],
  ] as const) {
    const { station } = (
      await server.app.inject({
        ...{ method: 'POST', url: '/api/stations', headers: staff },
        payload: { name, place, province },
      })
    ).json()
    await catalogue.airings.add(
      station.id,
      [{ workId: spot, airedAt: new Date('2026-02-01T12:00:00Z'), seconds: 30 }],
      'station',
    )
  }
})
afterAll(() => server.close())

const PERIOD = 'from=2026-01-01&until=2026-12-31'
const figures = async (query: string): Promise<Figures> =>
  (await server.get(`/api/figures?${PERIOD}&${query}`, staff)).json()
const shown = ({ rows }: Figures) =>
  rows.map(({ key, name, views, airings }) => [name ?? key, views, airings])

describe('figures', () => {
  test('are of the days of the organisation, with airings', async () => {
    expect(shown(await figures('by=day'))).toEqual([
      ['2026-01-09', 4, 0],
      ['2026-01-10', 2, 0],
      ['2026-02-01', 7, 2],
    ])
    expect(shown(await figures('by=month'))).toEqual([
      ['2026-01', 6, 0],
      ['2026-02', 7, 2],
    ])
  })

  test('are the same whatever they are added up by', async () => {
    expect(shown(await figures('by=work'))).toEqual([
      ['=Siempreviva', 7, 2],
      ['"Hilario"', 6, 0],
    ])
    expect(shown(await figures('by=programme'))).toEqual([
      [null, 7, 2],
      ['Género y Violencia', 6, 0],
    ])
    expect(shown(await figures('by=kind'))).toEqual([
      ['spot', 7, 2],
      ['video', 6, 0],
    ])
    for (const by of ['day', 'month', 'programme', 'work', 'kind', 'language', 'project'])
      expect((await figures(`by=${by}`)).total).toEqual({
        ...{ views: 13, seconds: 90, pages: 0, downloads: 1, pulls: 3, airings: 2, apart: 0 },
      })
  })

  test('of airings go by the place of the station', async () => {
    const { rows } = await figures('by=place')
    expect(rows.map(({ key, airings, views }) => [key, airings, views]).sort()).toEqual([
      ['Jauja', 1, 0],
      ['Pampas', 1, 0],
    ])
  })

  test('of airings go by its province, with how many stations there were; the place stands in for it', async () => {
    const { rows } = await figures('by=province')
    expect(rows.map(({ key, stations, airings }) => [key, stations, airings]).sort()).toEqual([
      ['Jauja', 1, 1],
      ['Tayacaja', 1, 1],
    ])
    const answer = await server.get(`/api/figures?${PERIOD}&by=province&format=csv&lang=es`, staff)
    expect(answer.body).toMatch(/^\ufeff?provincia de la emisora;emisoras;emisiones\r\n/)
    expect(answer.body).toMatch(/Tayacaja;1;1\r\n/)
  })

  test('of one province are what its stations aired, and nothing else', async () => {
    const { total, rows, earlier, province } = await figures('by=work&province=Tayacaja')
    expect(province).toBe('Tayacaja')
    expect(total).toMatchObject({ views: 0, pulls: 0, airings: 1 })
    expect(rows.map(({ name, airings, stations }) => [name, airings, stations])).toEqual([
      ['=Siempreviva', 1, null],
    ])
    expect(earlier).toEqual([])
    expect((await figures('by=day&province=Pampas')).total.airings).toBe(0)
  })

  test('can be of some works alone', async () => {
    expect(shown(await figures(`by=day&programme=${programme}`))).toEqual([
      ['2026-01-09', 4, 0],
      ['2026-01-10', 2, 0],
    ])
    expect(shown(await figures('by=day&kind=spot'))).toEqual([['2026-02-01', 7, 2]])
    expect((await figures(`by=day&work=${film}&language=quy`)).total.views).toBe(0)
  })

  test('tell how it was watched', async () => {
    const { watching } = await figures('by=day')
    expect(watching.pages).toContainEqual({ of: 'site', amount: 13 })
    expect(watching.qualities).toContainEqual({ of: '144', amount: 60 })
    expect(watching.reached[0]).toEqual({ of: '1', amount: 2 })
  })

  test('of before stand apart, with their date and source, and are in no sum', async () => {
    const found = await figures('by=work')
    expect(found.earlier).toEqual([{ source: 'sitio anterior', day: '2025-12-31', views: 3838 }])
    expect(found.rows[1]).toMatchObject({ views: 6, earlier: 3838 })
    expect(found.total.views).toBe(13)
    expect((await figures('by=day&kind=spot')).earlier).toEqual([])
  })
})

describe('for a spreadsheet', () => {
  test('the table has semicolons, decimal commas and the mark of UTF-8', async () => {
    const answer = await server.get(`/api/figures?${PERIOD}&by=work&format=csv`, staff)
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="cifras-2026-01-01-2026-12-31.csv"',
    )
    expect(answer.body).toBe(
      [
        '\ufeffobra;vistas;minutos;páginas leídas;descargas;copias de emisoras;emisiones;vistas aparte (multitud);vistas anteriores',
        "'=Siempreviva;7;0;0;0;3;2;0;0",
        '"""Hilario""";6;1,5;0;1;0;0;0;3838',
        '',
      ].join('\r\n'),
    )
  })

  test.each([
    ['qu', 'yupaykuna', '\ufeffruwasqa;qawasqa;minutokuna;'],
    ['en', 'figures', '\ufeffwork;views;minutes;'],
  ])('its headings are in the language asked for: %s', async (lang, file, heading) => {
    const answer = await server.get(`/api/figures?${PERIOD}&by=work&format=csv&lang=${lang}`, staff)
    expect(answer.headers['content-disposition']).toContain(`"${file}-2026-01-01-2026-12-31.csv"`)
    expect(answer.body).toContain(heading)
  })

  test('the workbook is one', async () => {
    const answer = await server.get(`/api/figures?${PERIOD}&by=work&format=xlsx`, staff)
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet')
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

test('an impossible day is said to be one', async () => {
  const answer = await server.get('/api/figures?from=2026-02-30', staff)
  expect(answer.statusCode).toBe(400)
})
