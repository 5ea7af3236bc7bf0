import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MAX_OPEN_UPLOADS } from '../../../server/tus/open-uploads.ts'
import { RESERVE_BYTES } from '../../../server/uploads/space.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { TINY } from '../../support/tiny-files.ts'

let server: TestApp
let free: number

beforeAll(async () => {
  server = await startTestApp({ freeBytes: () => free })
})
beforeEach(() => {
  free = 10 * RESERVE_BYTES
})
afterAll(() => server.close())

const TUS = { 'tus-resumable': '1.0.0' }

/** Somebody who sends files. */
async function sender() {
  const headers = { ...TUS, ...(await server.as('editor')).headers }
  const name = Buffer.from('a.mp4').toString('base64')
  return {
    begin: (bytes: number) =>
      server.app.inject({
        method: 'POST',
        url: '/api/uploads',
        headers: { ...headers, 'upload-length': String(bytes), 'upload-metadata': `filename ${name}` },
      }),
    send: (url: string, payload: Buffer) =>
      server.app.inject({
        method: 'PATCH',
        url,
        headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
        payload,
      }),
    cancel: (url: string) => server.app.inject({ method: 'DELETE', url, headers }),
  }
}

test('what somebody has declared and not sent yet is not free for others', async () => {
  const [rosa, luz] = [await sender(), await sender()]
  free = RESERVE_BYTES + 6_000_000
  const url = String((await rosa.begin(4_000_000)).headers.location)
  expect((await luz.begin(4_000_000)).json()).toMatchObject({ status: 507, code: 'disk_full' })

  const arrived = Buffer.concat([TINY.mp4, Buffer.alloc(3_000_000 - TINY.mp4.length)])
  expect((await rosa.send(url, arrived)).statusCode).toBe(204)
  free = RESERVE_BYTES + 5_000_000
  const begun = await luz.begin(4_000_000)
  expect(begun.statusCode).toBe(201)

  for (const each of [url, String(begun.headers.location)])
    expect((await rosa.cancel(each)).statusCode).toBe(204)
  expect((await luz.begin(5_000_000)).statusCode).toBe(201)
})

test('nobody begins more than a hundred uploads without ending any, and nobody else is kept from it', async () => {
  const [rosa, luz] = [await sender(), await sender()]
  for (let count = 0; count < MAX_OPEN_UPLOADS; count++) expect((await rosa.begin(20)).statusCode).toBe(201)
  expect((await rosa.begin(20)).json()).toMatchObject({ status: 429, code: 'too_many_uploads' })
  expect((await luz.begin(20)).statusCode).toBe(201)
})
