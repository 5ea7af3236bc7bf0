import { afterAll, beforeAll, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { BASE_URL, PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let staff: Record<string, string>
beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
})
afterAll(() => server.close())

const SRT = '1\r\n00:00:01,000 --> 00:00:02,000\r\nAdi\xf3s\r\n'
const put = (path: string, payload: Buffer | string, headers: object = staff) =>
  server.app.inject({ method: 'PUT', url: `/api/works/${path}`, headers: { ...headers }, payload })

test('SubRip from an old PC comes out as WebVTT', async () => {
  const { id } = await server.work({ visibility: 'public', published: PUBLISHED_VIDEO })
  const answer = await put(`${id}/captions/es-PE`, Buffer.from(SRT, 'latin1'))
  expect(answer.statusCode).toBe(200)
  const [caption] = answer.json().urls.captions
  expect(caption).toMatchObject({ language: 'es-PE' })
  const file = await server.get(caption.url.slice(BASE_URL.length))
  expect(file.body).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAdiós\n')
  expect(file.headers['cache-control']).toContain('immutable')
  const remove = () =>
    server.app.inject({ method: 'DELETE', url: `/api/works/${id}/captions/es-PE`, headers: staff })
  expect((await remove()).statusCode).toBe(204)
  expect((await remove()).statusCode).toBe(404)
  expect((await server.get(`/captions/${id}/es-PE.vtt`)).statusCode).toBe(404)
})

test('faults are told by their line', async () => {
  const { id } = await server.work()
  const answer = await put(`${id}/captions/es`, 'Hola\n\n00:00:02,000 --> 00:00:01,000\nx')
  expect(answer.json()).toMatchObject({
    code: 'bad_request',
    fields: [{ path: 'line 1' }, { path: 'line 3', message: 'el final no es posterior al comienzo' }],
  })
})

test('a form is told from a file', async () => {
  const { id } = await server.work()
  const form = { ...staff, 'content-type': 'multipart/form-data; boundary=x' }
  const answer = await put(`${id}/captions/es`, `--x\r\n\r\n${SRT}\r\n--x--`, form)
  expect(answer.json()).toMatchObject({ code: 'bad_request', fields: [{ path: 'content-type' }] })
})

test('bad addresses, empty bodies and strangers are refused', async () => {
  const { id } = await server.work()
  expect((await put(`${id}/captions/Spanish`, SRT)).statusCode).toBe(400)
  expect((await put(`${newWorkId()}/captions/es`, SRT)).statusCode).toBe(404)
  expect((await put(`${id}/captions/es`, '')).statusCode).toBe(400)
  expect((await put(`${id}/captions/es`, Buffer.alloc(3 * 2 ** 20))).statusCode).toBe(413)
  expect((await put(`${id}/captions/es`, SRT, {})).statusCode).toBe(401)
})
