import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseOf } from '../../../media/house.ts'
import { tagged, workOf } from '../../../server/actions/airings.ts'
import type { WorkRecord } from '../../../server/records/work.ts'
import { toCsv } from '../../../server/sheets/csv.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { addSpot } from './spots.ts'

const KNOWN = {
  names: houseOf().spots,
  ids: new Set(['abcdefghjkmnpqrs']),
  byNumber: new Map([
    [123, 'one'],
    [50, 'two'],
  ]),
  byCart: new Map([[50, 'three']]),
  byTitle: new Map([
    ['nos_cuidamos', [{ id: 'one', number: 123 }]],
    [
      'valorame',
      [
        { id: 'two', number: 50 },
        { id: 'three', number: 51 },
      ],
    ],
  ]),
  organisation: 'Acción y Desarrollo',
}

test.each([
  ['abcdefghjkmnpqrs', 'abcdefghjkmnpqrs'],
  [123, 'one'],
  [50, 'three'],
  [9, null],
  ['AYD-000123_v2_es-PE_30s.mp3', 'one'],
  ['C:\\spots\\ayd-000050.wav', 'two'],
  ['C:\\spots\\50_Nos_cuidamos.mp3', 'three'],
  ['AYD-000999.mp3', null],
  ['Cumbia.mp3', null],
  ['1234567 canciones.mp3', null],
])('%s names %s', (work, id) => {
  expect(workOf(work, KNOWN)).toBe(id)
})

test.each([
  [{ title: 'NOS CUIDAMOS', artist: 'Accion y desarrollo' }, ['one']],
  [{ title: 'Nos cuidamos', artist: null }, ['one']],
  [{ title: 'Nos cuidamos', artist: 'Los Kjarkas' }, []],
  [{ title: 'Valórame', artist: null }, ['two', 'three']],
  [{ title: null, artist: 'Acción y Desarrollo' }, []],
])('the tags %o are those of %o', (tags, ids) => {
  expect(tagged(tags, KNOWN).map(({ id }) => id)).toEqual(ids)
})

test('a title cannot become a formula of a spreadsheet', () => {
  expect(toCsv([['=1+1', 'a;b']])).toBe('\ufeff\'=1+1;"a;b"\r\n')
})

describe('airings over HTTP', () => {
  let chaski: TestApp
  let staff: Record<string, string>
  let station: { id: string; headers: Record<string, string> }
  let spot: WorkRecord

  beforeAll(async () => {
    chaski = await startTestApp()
    staff = (await chaski.as('editor')).headers
    station = await newStation('Radio Jauja')
    spot = await addSpot(chaski.catalogue, 'Nos cuidamos')
  })
  afterAll(() => chaski.close())

  async function newStation(name: string) {
    const answer = await chaski.app.inject({
      method: 'POST',
      url: '/api/stations',
      headers: staff,
      payload: { name },
    })
    const { station, secrets } = answer.json()
    return { id: station.id as string, headers: { authorization: `Bearer ${secrets.token}` } }
  }
  const report = async (
    payload: object | string,
    type = 'application/json',
    query = '',
    headers = station.headers,
  ) =>
    chaski.app.inject({
      method: 'POST',
      url: `/api/airings${query}`,
      headers: { ...headers, 'content-type': type },
      payload,
    })
  const totals = async (query: string, headers = staff) =>
    (await chaski.get(`/api/airings${query}`, headers)).json()

  test('counts an airing once per station, spot and second, however often it is told', async () => {
    const airings = [
      { work: spot.id, airedAt: '2026-01-10T12:00:03.100Z', seconds: 30 },
      { work: spot.number, airedAt: '2026-01-10T07:00:03.900-05:00' },
      { work: `AYD-${String(spot.number).padStart(6, '0')}_v1.mp3`, airedAt: '2026-01-11T04:59:59Z' },
      { work: 'zzzzzzzzzzzzzzzz', airedAt: '2026-01-10T12:00:03Z' },
      { work: spot.id, airedAt: '2999-01-01T00:00:00Z' },
    ]
    expect((await report({ airings })).json()).toEqual({
      accepted: 2,
      repeated: 1,
      refused: [
        { line: 4, message: 'No se conoce el spot «zzzzzzzzzzzzzzzz».' },
        { line: 5, message: 'La hora todavía no ha llegado.' },
      ],
    })
    expect((await report({ airings })).json()).toMatchObject({ accepted: 0, repeated: 3 })
    // The second one was aired at 23:59:59 of the same day in Peru.
    expect(await totals('?from=2026-01-10&until=2026-01-10')).toMatchObject({
      total: 2,
      items: [
        { day: '2026-01-10', station: { name: 'Radio Jauja' }, work: { title: 'Nos cuidamos' }, count: 2 },
      ],
    })
  })

  test('reads the template, filled in, and leaves the music of the station alone', async () => {
    const template = await chaski.get('/api/airings/plantilla.csv')
    expect(template.headers['content-type']).toContain('text/csv')
    const [heading] = template.body.split('\r\n')
    const code = `AYD-${String(spot.number).padStart(6, '0')}`
    const filled = [
      heading,
      `12/01/2026;07:00:03;${code};30`,
      '12/01/2026;07:03:00;Cumbia.mp3;180',
      '12/01/2026;08:00;AYD-999999;30',
    ]
    const receipt = (await report(filled.join('\r\n'), 'text/csv')).json()
    expect(receipt).toMatchObject({ accepted: 1, repeated: 0, refused: [{ line: 4 }] })
    expect((await totals('?from=2026-01-12&until=2026-01-12')).total).toBe(1)
  })

  test('reads what Rivendell exports, by the cart numbers of the station', async () => {
    await chaski.app.inject({
      method: 'PATCH',
      url: `/api/stations/${station.id}`,
      headers: staff,
      payload: { carts: { first: 990_123, last: 990_199 } },
    })
    await chaski.get('/api/sync', station.headers)
    const log = `                Rivendell RDAirPlay Playout Report for 01/13/2026
                             Spots -- Chaski
--Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce
07:00:03  990123  001  Nos cuidamos              0:30   0:30  estudio     Main
`
    expect((await report(log, 'text/plain')).json()).toMatchObject({ accepted: 1 })
    expect((await totals('?from=2026-01-13&until=2026-01-13')).total).toBe(1)
  })

  test.each([
    ['no list', '{}'],
    ['an empty list', '{"airings":[]}'],
    ['a time that is none', JSON.stringify({ airings: [{ work: 1, airedAt: 'ayer' }] })],
    [
      'an unknown field',
      JSON.stringify({ airings: [{ work: 1, airedAt: '2026-01-10T12:00:00Z', who: 'x' }] }),
    ],
    ['no JSON', '{'],
  ])('refuses %s', async (_what, payload) => {
    expect((await report(payload)).statusCode).toBe(400)
  })

  test('refuses a file that is no log, a visitor, and staff that do not say for whom', async () => {
    expect((await report('hello', 'text/csv')).json()).toMatchObject({ status: 422, code: 'not_a_log' })
    expect(
      (await report(Buffer.from([0, 255, 1]).toString('latin1'), 'application/octet-stream')).statusCode,
    ).toBe(422)
    expect((await report({ airings: [] }, 'application/json', '', {})).statusCode).toBe(401)
    const one = { airings: [{ work: spot.id, airedAt: '2026-01-14T12:00:00Z' }] }
    expect((await report(one, 'application/json', '', staff)).statusCode).toBe(400)
    expect((await report(one, 'application/json', `?station=${station.id}`, staff)).json()).toMatchObject({
      accepted: 1,
    })
  })

  test('gives them as a workbook', async () => {
    const answer = await chaski.get('/api/airings?format=xlsx', staff)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="emisiones.xlsx"',
    })
    expect(answer.rawPayload.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  })

  test('a station sees its own airings only', async () => {
    const other = await newStation('Radio Tayacaja')
    await report({ airings: [{ work: spot.id, airedAt: '2026-02-01T12:00:00Z' }] })
    const day = '?from=2026-02-01&until=2026-02-01'
    expect((await totals(`${day}&station=${station.id}`, other.headers)).total).toBe(0)
    expect((await totals(day, station.headers)).total).toBe(1)
    expect((await totals(`${day}&station=${other.id}`)).total).toBe(0)
    expect((await chaski.get('/api/airings')).statusCode).toBe(401)
  })

  test('gives the totals as a table, and refuses days that are none', async () => {
    const csv = await chaski.get('/api/airings?from=2026-01-10&until=2026-01-10', {
      ...staff,
      accept: 'text/csv',
    })
    expect(csv.body).toContain('2026-01-10;Radio Jauja;')
    for (const bad of ['?from=2026-02-30', '?from=ayer', '?work=../x', '?station=%00', '?color=red']) {
      expect((await chaski.get(`/api/airings${bad}`, staff)).statusCode).toBe(400)
    }
  })
})
