import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../../../server/http/unreadable-requests.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let port: number
beforeAll(async () => {
  server = await startTestApp({ bodyDeadlines: { grace: 200, bytesPerSecond: 5_000_000, stall: 200 } })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  port = (server.app.server.address() as AddressInfo).port
})
afterAll(() => server.close())

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** All that comes back until the server closes the connection. */
async function answerTo(...pieces: string[]): Promise<string> {
  const socket = await open()
  let text = ''
  socket.on('data', (data) => {
    text += data
  })
  for (const piece of pieces) socket.write(piece)
  await once(socket, 'close')
  return text
}

const told = (answer: string) => ({
  status: Number(answer.split(' ')[1]),
  code: /"code":"(\w+)"/.exec(answer)?.[1],
})

describe('what cannot be parsed is a problem like any other', () => {
  test.each([
    [
      'an address of 70 kB',
      `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      414,
      'address_too_long',
    ],
    [
      'a query of 70 kB',
      `GET /?q=${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      414,
      'address_too_long',
    ],
    [
      'a header of 70 kB',
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(70_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['a thing that is no HTTP', 'hola\r\n\r\n', 400, 'bad_request'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'bad_request',
    ],
    ['a length that is none', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400, 'bad_request'],
  ])('%s', async (_what, request, status, code) => {
    const answer = await answerTo(request)
    expect(told(answer)).toEqual({ status, code })
    expect(answer).toContain('application/problem+json')
  })

  test('the first line alone tells the address', () => {
    const of = (text: string) => codeOf({ code: 'HPE_HEADER_OVERFLOW', rawPacket: Buffer.from(text) })
    expect(of('GET /aaaa')).toBe('address_too_long')
    expect(of('GET / HTTP/1.1\r\nCookie: aaaa')).toBe('headers_too_large')
    expect(of('aaaa')).toBe('headers_too_large')
  })
})

describe('half a body', () => {
  const half = (line: string, headers: Record<string, string> = {}) =>
    [
      `${line} HTTP/1.1`,
      'Host: x',
      'Content-Length: 3900000',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      '{"airings":[',
    ].join('\r\n')

  test('of nobody is refused at once, and the connection is closed in time', async () => {
    const answer = await answerTo(half('POST /api/airings', { 'Content-Type': 'application/json' }))
    expect(told(answer)).toEqual({ status: 401, code: 'not_signed_in' })
  })

  test('of somebody who may is given up in time, and they are told', async () => {
    const { headers } = await server.as('editor')
    const answer = await answerTo(
      half('POST /api/airings', { 'Content-Type': 'application/json', ...headers }),
    )
    expect(told(answer)).toEqual({ status: 408, code: 'too_slow' })
  })

  test('of an upload that stands still ends its connection', async () => {
    const { headers } = await server.as('editor')
    const answer = await answerTo(
      half(`PUT /api/works/aaaaaaaaaaaaaaaa/file`, { 'Content-Type': 'video/mp4', ...headers }),
    )
    expect(answer).toBe('')
  })
})

test('a large body of a visitor is refused by its length', async () => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: 'a@b.pe', password: 'x'.repeat(100_000) },
  })
  expect(answer.json()).toMatchObject({ status: 413, code: 'too_large' })
})
