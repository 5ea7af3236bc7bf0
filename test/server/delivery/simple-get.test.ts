import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simpleGet } from '../../../server/delivery/simple-get.ts'

const PATH = '/media/k7x3abcdefghjkmn/1/240/seg00000.m4s'
const request = (...headers: string[]) =>
  Buffer.from(
    `GET ${PATH} HTTP/1.1\r\n${['Host: a.example', ...headers].map((line) => `${line}\r\n`).join('')}\r\n`,
  )

test.each([
  ['the least that HTTP asks for', request()],
  [
    'what a browser sends',
    request(
      'Connection: keep-alive',
      'sec-ch-ua-platform: "Android"',
      'User-Agent: Mozilla/5.0 (Linux; Android 10; K)',
      'Accept: */*',
      'Referer: https://a.example/works/obra',
      'Accept-Encoding: gzip, deflate, br',
      'Accept-Language: es-PE,es;q=0.9',
      'Cookie: a=b; c=d',
    ),
  ],
  ['what a proxy adds', request('X-Forwarded-For: 10.0.0.1', 'X-Forwarded-Proto: https', 'Via: 1.1 proxy')],
])('%s is simple', (_what, bytes) => {
  expect(simpleGet(bytes)).toBe(PATH)
})

const raw = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['a part', request('Range: bytes=0-9')],
  ['a condition', request('If-None-Match: "a"')],
  ['another condition', request('if-modified-since: Sat, 10 Jan 2026 05:00:01 GMT')],
  ['a wish to close', request('Connection: close')],
  ['an upgrade', request('Connection: Upgrade', 'Upgrade: h2c')],
  ['a body', request('Content-Length: 3')],
  ['a body in pieces', request('Transfer-Encoding: chunked')],
  ['an expectation', request('Expect: 100-continue')],
  ['somebody who signs in', request('Authorization: Bearer x')],
  ['a header that nobody knows', request('Frobnicate: yes')],
  ['a header that goes on in the next line', request('X-A: b', ' c')],
  ['a header with a space before its colon', request('X-A : b')],
  ['two hosts', request('Host: b.example')],
  ['no host', raw(`GET ${PATH} HTTP/1.1\r\n\r\n`)],
  ['another method', raw(`HEAD ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`)],
  ['a method in small letters', raw(`get ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`)],
  ['an older version', raw(`GET ${PATH} HTTP/1.0\r\nHost: a\r\n\r\n`)],
  ['lines that end otherwise', raw(`GET ${PATH} HTTP/1.1\nHost: a\n\n`)],
  ['half a request', request().subarray(0, -2)],
  ['two requests', Buffer.concat([request(), request()])],
  ['a request and the beginning of a body', Buffer.concat([request(), Buffer.from('x')])],
  ['an absolute address', raw(`GET http://a${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`)],
  ['a path with a space', raw('GET /a b HTTP/1.1\r\nHost: a\r\n\r\n')],
  ['a zero byte', request('X-A: \0')],
  ['a letter beyond ASCII', raw(`GET ${PATH} HTTP/1.1\r\nHost: a\r\nX-A: ñ\r\n\r\n`)],
  ['a very long request', request(`X-A: ${'b'.repeat(5000)}`)],
  ['nothing', Buffer.alloc(0)],
])('%s is not simple', (_what, bytes) => {
  expect(simpleGet(bytes)).toBeNull()
})

test('no bytes are taken for a path with a line break, and none take long', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('GET ', '/a', ' HTTP/1.1', '\r\n', 'Host: a', 'X-A: b', ':', ' ', '\n', '\0', 'é'),
      ),
      (parts) => {
        expect(simpleGet(Buffer.from(parts.join(''), 'latin1')) ?? '/').toMatch(/^\/[^\r\n ]*$/)
      },
    ),
  )
})
