import { describe, expect, test } from 'vitest'
import { type Asked, answerFor, type Offer } from '../../../server/delivery/file-answer.ts'

const SEGMENT: Offer = {
  key: 'published/x/1/240/seg00000.m4s',
  type: 'video/iso.segment',
  cacheControl: 'public, max-age=31536000, immutable',
  open: true,
  changing: false,
}
const PLAYLIST: Offer = {
  ...SEGMENT,
  key: 'published/x/1/master.m3u8',
  type: 'application/vnd.apple.mpegurl',
  cacheControl: 'no-cache',
  changing: true,
}
const SPOT: Offer = { ...SEGMENT, type: 'audio/mpeg', sha256: 'ab'.repeat(32) }
const FILE = {
  bytes: 5000,
  modifiedAt: new Date('2026-01-10T05:00:01.400Z'),
  tag: '"tag"',
  content: Buffer.alloc(5000),
}

function answer(asked: Asked, offer = SEGMENT, siteHeaders: string[] = []) {
  const { headers, ...rest } = answerFor(asked, offer, FILE, siteHeaders)
  const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []))
  return { ...rest, headers: Object.fromEntries(pairs) as Record<string, string> }
}

describe('a file', () => {
  test('is sent whole, with what players and browsers have to know and nothing else', () => {
    expect(answer({ 'accept-encoding': 'br, gzip' })).toEqual({
      status: 200,
      part: { start: 0, end: 4999 },
      encoding: null,
      headers: {
        etag: '"tag"',
        'cache-control': 'public, max-age=31536000, immutable',
        'accept-ranges': 'bytes',
        'x-content-type-options': 'nosniff',
        'last-modified': 'Sat, 10 Jan 2026 05:00:01 GMT',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'content-type': 'video/iso.segment',
        'content-length': '5000',
      },
    })
  })

  test('is sent in part', () => {
    const { status, part, headers } = answer({ range: 'bytes=-100', 'if-range': '"tag"' })
    expect([status, part]).toEqual([206, { start: 4900, end: 4999 }])
    expect(headers).toMatchObject({ 'content-range': 'bytes 4900-4999/5000', 'content-length': '100' })
  })

  test('is sent whole where the part is of another one', () => {
    expect(answer({ range: 'bytes=0-9', 'if-range': '"other"' }).status).toBe(200)
  })

  test('says how long it is where the part lies beyond its end', () => {
    const { status, part, headers } = answer({ range: 'bytes=5000-' })
    expect([status, part, headers['content-range']]).toEqual([416, null, 'bytes */5000'])
    expect(headers['content-type']).toBeUndefined()
  })

  test.each<[string, Asked, Offer, number]>([
    ['by its tag', { 'if-none-match': 'W/"tag"' }, SEGMENT, 304],
    ['by its time', { 'if-modified-since': 'Sat, 10 Jan 2026 05:00:01 GMT' }, SEGMENT, 304],
    ['by its hash', { 'if-none-match': `"${SPOT.sha256}"` }, SPOT, 304],
    ['not a playlist by its time', { 'if-modified-since': 'Sat, 10 Jan 2026 05:00:01 GMT' }, PLAYLIST, 200],
    ['not a spot by its time', { 'if-modified-since': 'Sat, 10 Jan 2026 05:00:01 GMT' }, SPOT, 200],
    ['before a range is looked at', { 'if-none-match': '"tag"', range: 'bytes=9999-' }, SEGMENT, 304],
  ])('is known to the client %s', (_how, asked, offer, status) => {
    const { headers, part, ...rest } = answer(asked, offer)
    expect(rest.status).toBe(status)
    expect(part === null).toBe(status === 304)
    expect('content-length' in headers).toBe(status === 200)
  })

  test('carries its hash, where it is known', () => {
    const { headers } = answer({}, SPOT)
    const digest = Buffer.from('ab'.repeat(32), 'hex').toString('base64')
    expect(headers).toMatchObject({ etag: `"${SPOT.sha256}"`, 'repr-digest': `sha-256=:${digest}:` })
    expect(headers['last-modified']).toBeUndefined()
  })

  test('of a draft is for our own pages', () => {
    const { headers } = answer({}, { ...SEGMENT, open: false })
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('that a browser opens as a page stands in no frame of another site', () => {
    expect(answer({}, { ...SEGMENT, type: 'application/pdf' }).headers['content-security-policy']).toBe(
      "frame-ancestors 'self'",
    )
  })

  test('carries what every answer of the site does', () => {
    expect(answer({}, SEGMENT, ['x-site', 'a']).headers).toMatchObject({ 'x-site': 'a', etag: '"tag"' })
  })
})

describe('a playlist', () => {
  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
    [undefined, null],
  ])('for a client that accepts %s is sent as %s', (accepted, encoding) => {
    const answered = answer({ 'accept-encoding': accepted }, PLAYLIST)
    expect(answered.encoding).toBe(encoding)
    expect(answered.headers.vary).toBe('accept-encoding')
    expect(answered.headers.etag).toBe(encoding === null ? '"tag"' : `"tag-${encoding}"`)
    expect(answered.headers['content-length']).toBe(encoding === null ? '5000' : undefined)
  })

  test('is never compressed in part', () => {
    expect(answer({ 'accept-encoding': 'br', range: 'bytes=0-9' }, PLAYLIST)).toMatchObject({
      status: 206,
      encoding: null,
    })
  })

  test('that the client has in this encoding is not sent again, and one in another is', () => {
    const asked = (tag: string) => answer({ 'accept-encoding': 'br', 'if-none-match': tag }, PLAYLIST).status
    expect([asked('"tag-br"'), asked('"tag"')]).toEqual([304, 200])
  })
})
