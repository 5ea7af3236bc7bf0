import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { addSpot } from './spots.ts'

let chaski: TestApp
let staff: Record<string, string>

beforeAll(async () => {
  chaski = await startTestApp()
  staff = (await chaski.as('editor')).headers
  await addSpot(chaski.catalogue, 'Nos cuidamos')
  await addSpot(chaski.catalogue, 'Valórame')
  await addSpot(chaski.catalogue, 'Valórame')
})
afterAll(() => chaski.close())

async function newStation(name: string) {
  const url = '/api/stations'
  const answer = await chaski.app.inject({ method: 'POST', url, headers: staff, payload: { name } })
  const { station, secrets } = answer.json()
  return { id: station.id as string, headers: { authorization: `Bearer ${secrets.token}` } }
}
type Station = Awaited<ReturnType<typeof newStation>>

async function send(station: Station, log: string, query = '') {
  const answer = await chaski.app.inject({
    method: 'POST',
    url: `/api/airings${query}`,
    headers: { ...station.headers, 'content-type': 'text/plain' },
    payload: log,
  })
  return answer.json()
}
async function answer(id: string, payload: object, headers = staff) {
  return chaski.app.inject({ method: 'POST', url: `/api/airing-logs/${id}/answer`, headers, payload })
}
const openLogs = async (station: Station, headers = staff) =>
  (await chaski.get(`/api/airing-logs?station=${station.id}`, headers)).json().items
const daysOf = async (station: Station): Promise<string[]> => {
  const url = `/api/airings?station=${station.id}&from=2025-01-01&until=2026-12-31`
  return (await chaski.get(url, staff)).json().items.map(({ day }: { day: string }) => day)
}

const rivendell = (day: string): string => `   Rivendell RDAirPlay Playout Report for ${day}
                            Spots -- Chaski
--Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce
07:00:03  000001  001  Nos cuidamos              0:30   0:30  estudio     Main
`

test('an ambiguous date is asked once, and every log of the station is counted with the answer', async () => {
  const station = await newStation('Radio Jauja')
  const first = await send(station, rivendell('10/01/2026'))
  expect(first).toMatchObject({
    accepted: 0,
    question: {
      station: { name: 'Radio Jauja' },
      isSample: false,
      question: {
        about: 'date_order',
        written: '10/01/2026',
        dayFirst: '2026-01-10',
        monthFirst: '2026-10-01',
      },
    },
  })
  await send(station, rivendell('11/01/2026'))
  // The same log again asks nothing new.
  expect((await send(station, rivendell('10/01/2026'))).question.id).toBe(first.question.id)
  expect(await openLogs(station)).toHaveLength(2)
  expect(await daysOf(station)).toEqual([])

  expect((await answer(first.question.id, { day: '2026-01-10' })).statusCode).toBe(400)
  expect((await answer(first.question.id, { dateOrder: 'day-first' })).json()).toMatchObject({
    accepted: 2,
    question: null,
  })
  expect(await daysOf(station)).toEqual(['2026-01-10', '2026-01-11'])
  expect(await openLogs(station)).toEqual([])

  // Remembered, and told to its agent, whose cursor is void.
  expect(await send(station, rivendell('02/03/2026'))).toMatchObject({ accepted: 1, question: null })
  expect((await chaski.get('/api/sync', station.headers)).json().logs).toEqual({
    habits: { dateOrder: 'day-first', columns: {} },
    artist: 'Prueba',
  })
})

test('a log that proves its order teaches it', async () => {
  const station = await newStation('Radio Concepción')
  await send(station, rivendell('01/31/2026'))
  expect(await send(station, rivendell('02/03/2026'))).toMatchObject({ accepted: 1 })
  expect(await daysOf(station)).toEqual(['2026-01-31', '2026-02-03'])
})

test('columns are asked once, then the dates in them, and remembered for the program', async () => {
  const station = await newStation('Radio Tayacaja')
  const log = (day: string): string => `Emitido;Pieza;Canal\n${day} 07:00;AYD-000001_v1.mp3;1\nroto;x;1\n`
  const first = await send(station, log('10/01/2026'))
  expect(first.question.question).toMatchObject({ about: 'columns', guess: { moment: 0, file: 1 } })
  expect((await answer(first.question.id, { columns: { file: 1 } })).statusCode).toBe(400)
  const second = (await answer(first.question.id, { columns: { moment: 0, file: 1 } })).json()
  expect(second).toMatchObject({ accepted: 0, question: { question: { about: 'date_order' } } })
  expect((await answer(second.question.id, { dateOrder: 'day-first' })).json()).toMatchObject({
    accepted: 1,
    notUnderstood: { count: 1, first: [{ line: 3, text: 'roto · x · 1' }] },
  })
  expect(await send(station, log('12/02/2026'))).toMatchObject({
    accepted: 1,
    notUnderstood: { count: 1 },
    question: null,
  })
})

test('the day that a log does not tell is asked for that log alone', async () => {
  const station = await newStation('Radio Pampas')
  const log = 'TIME\tACTION\n07:00:03\tstart\tC:\\hoy\\AYD-000001_v1.mp3\n'
  const { question } = await send(station, log, '?fileName=hoy.txt')
  expect(question.question).toEqual({ about: 'day' })
  expect((await answer(question.id, { day: '2026-02-05' })).json()).toMatchObject({ accepted: 1 })
  expect((await send(station, `${log}\n`, '?fileName=hoy.txt')).question).toMatchObject({
    question: { about: 'day' },
  })
})

test('the histories of LibreTime and AzuraCast are matched by our tags; two spots of one title are told', async () => {
  const station = await newStation('Radio Huancayo')
  const log = `Date,Time,Listeners,Delta,Track,Artist,Playlist
2026-01-31,7:00:00 AM,3,0,Nos cuidamos,Prueba,Spots
2026-01-31,7:10:00 AM,3,0,Nos cuidamos,Los Kjarkas,Música
2026-01-31,7:20:00 AM,3,0,Valórame,Prueba,Spots
`
  expect(await send(station, log)).toMatchObject({
    accepted: 1,
    refused: [{ line: 4, message: '«Valórame» puede ser AYD-000002, AYD-000003: el registro no dice cuál.' }],
    notUnderstood: { count: 0, first: [] },
  })
})

test('of a sample nothing is counted, and it is kept once', async () => {
  const station = await newStation('Radio Sicaya')
  const first = await send(station, rivendell('10/01/2026'), '?sample=true')
  const second = await send(station, rivendell('11/01/2026'), '?sample=true')
  expect(second.question.id).toBe(first.question.id)
  expect((await answer(first.question.id, { dateOrder: 'month-first' })).json()).toMatchObject({
    accepted: 0,
    question: null,
  })
  expect(await daysOf(station)).toEqual([])
  expect(await openLogs(station)).toEqual([])
})

test('a station sees, answers and discards its own logs only', async () => {
  const [one, other] = [await newStation('Radio Uno'), await newStation('Radio Dos')]
  const { question } = await send(one, rivendell('10/01/2026'))
  expect((await answer(question.id, { dateOrder: 'day-first' }, other.headers)).statusCode).toBe(404)
  expect(await openLogs(one, other.headers)).toEqual([])
  expect(await openLogs(one, one.headers)).toHaveLength(1)
  const discard = (headers: Record<string, string>) =>
    chaski.app.inject({ method: 'DELETE', url: `/api/airing-logs/${question.id}`, headers })
  expect((await discard(other.headers)).statusCode).toBe(404)
  expect((await discard(one.headers)).statusCode).toBe(204)
  expect((await discard(one.headers)).statusCode).toBe(404)
})

test('a workbook is read the same way, and one from before 2007 says what to do', async () => {
  const station = await newStation('Radio Tarma')
  const bytes = await writeExcelFile(
    [
      [{ value: 'Reporte de enero' }],
      [{ value: 'Fecha' }, { value: 'Hora de emisión' }, { value: 'Título' }],
      [{ value: '10/01/2026' }, { value: '07:00:03' }, { value: 'Nos cuidamos' }],
      [{ value: '13/01/2026' }, { value: '07:00:03' }, { value: 'Nos cuidamos' }],
    ],
    {},
  ).toBuffer()
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const sent = (payload: Buffer) =>
    chaski.app.inject({
      ...{ method: 'POST', url: '/api/airings?fileName=enero.xlsx', payload },
      headers: { ...station.headers, 'content-type': type },
    })
  expect((await sent(bytes)).json()).toMatchObject({ accepted: 2 })
  expect(await daysOf(station)).toEqual(['2026-01-10', '2026-01-13'])
  expect((await sent(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).json()).toMatchObject({ code: 'old_workbook' })
})
