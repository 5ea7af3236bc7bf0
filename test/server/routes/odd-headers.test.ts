import { request } from 'node:http'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { captionKey, publishedKey } from '../../../media/layout.ts'
import { ruleOf } from '../../../server/routes/access-rules.ts'
import { PUBLISHED_VIDEO } from '../../support/app.ts'
import { type Route, startWholeApp, type WholeApp } from '../../support/every-route.ts'
import { addSpot } from '../stations/spots.ts'

let whole: WholeApp
let administrator: Record<string, string>
let station: Record<string, string>

beforeAll(async () => {
  whole = await startWholeApp()
  administrator = (await whole.server.as('administrator')).headers
  station = (await whole.server.as('station')).headers
})
afterAll(() => whole.close())

// Node itself refuses headers of more than 16 kB altogether.
const LONG = 'x'.repeat(8000)
const NESTED = `${'('.repeat(4000)}${')'.repeat(4000)}`

/** What no client should send, and what may stand beside it in one request. */
const TOGETHER: Record<string, readonly string[]> = {
  range: [
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=9-1',
    'bytes=-0',
    'bytes=a-b',
    'bytes=99999999999999999999-',
    LONG,
  ],
  'if-range': ['"', 'W/"', 'yesterday', LONG],
  'if-none-match': ['"', 'W/', '*,*', '"a" "b"', ','.repeat(4000), LONG],
  'if-match': ['"', 'W/', '*,"a"', LONG],
  'if-modified-since': ['yesterday', '-1', '99999999999999', LONG],
  accept: ['', '/', 'a/b;q=x', ';'.repeat(4000), LONG],
  'accept-language': ['', ';', 'es;q=NaN', 'es;q=1e999', '-'.repeat(4000), ','.repeat(4000), LONG],
  'accept-encoding': ['', ';q=', 'br;q=2', '*;q=0', 'identity;q=0', LONG],
  cookie: ['', '=', ';;;', 'chaski=%', 'chaski_session=%E0%A4%A', `a=${LONG}`, '__proto__=1; constructor=1'],
  'user-agent': ['', '\u00ff', LONG],
  'x-forwarded-for': ['', ',', '999.999.999.999', 'unknown, ::1, [::', LONG],
  'x-forwarded-proto': ['', 'javascript', 'https,http', LONG],
  'x-forwarded-host': ['', 'a b', '[::', 'a:99999', '/../', LONG],
  'upload-length': ['-1', '1e9', 'x', '9'.repeat(400)],
  'upload-offset': ['-1', 'x', '9'.repeat(400)],
  'upload-metadata': ['a', 'a b c', 'title !!!', ',,,', NESTED],
  'last-event-id': ['', '-1', LONG],
}

/** What would have the request refused before the others are read. */
const ALONE: Record<string, readonly string[]> = {
  authorization: ['', 'Bearer', 'Bearer  a b', 'Basic !!!', 'Basic OjpBOg==', `Bearer ${LONG}`],
  'content-type': ['', '/', 'application/json; charset=nonsense', 'multipart/form-data; boundary=', LONG],
  'content-encoding': ['gzip', 'nonsense'],
  origin: ['null', 'http://', 'http://[', LONG],
  'sec-fetch-site': ['', LONG],
  host: ['', 'a b', '[::', 'a:99999', '<script>'],
  'tus-resumable': ['', '9.9.9'],
}

type Headers = Record<string, string>

const ROUNDS = Math.max(...Object.values(TOGETHER).map((values) => values.length))
const together: Headers[] = Array.from({ length: ROUNDS }, (_, round) =>
  Object.fromEntries(
    Object.entries(TOGETHER).map(([name, values]) => [name, values[round % values.length] ?? '']),
  ),
)
const alone: Headers[] = Object.entries(ALONE).flatMap(([name, values]) =>
  values.map((value) => ({ [name]: value })),
)

let visitors = 0

/** @returns what is wrong with the answer, or null */
async function fault({ method, url, address }: Route, odd: Headers): Promise<string | null> {
  const own = ruleOf(method, url) === 'station' ? station : administrator
  const answer = await whole.server.app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url: address,
    // An address of its own: the limits on attempts are not what is asked about.
    remoteAddress: `10.2.${++visitors >> 8}.${visitors & 255}`,
    headers: { ...own, ...odd },
    payloadAsStream: true,
  })
  answer
    .stream()
    .on('error', () => {})
    .destroy()
  // oEmbed asks for 501 where a format is not made.
  const isOurs = answer.statusCode >= 500 && answer.statusCode !== 501
  return isOurs ? `${method} ${url} ${JSON.stringify(odd).slice(0, 200)}: ${answer.statusCode}` : null
}

test.each([
  ['that may stand together', together],
  ['one by one', alone],
])('odd headers, %s, are never a fault of ours, whatever is asked', async (_how, requests) => {
  const faults: (string | null)[] = []
  // HEAD is answered by what answers GET.
  for (const route of whole.routes.filter(({ method }) => method !== 'HEAD'))
    faults.push(...(await Promise.all(requests.map((odd) => fault(route, odd)))))
  expect(faults.length).toBeGreaterThan(500)
  expect(faults.filter((one) => one !== null)).toEqual([])
})

/** Addresses of what is there: with something to send, ranges and conditions are read to their end. */
async function existing(): Promise<string[]> {
  const { server } = whole
  const { id, slug } = await server.work({ published: PUBLISHED_VIDEO, visibility: 'public' })
  const spot = await addSpot(server.catalogue, 'Nos cuidamos')
  const ref = { workId: id, version: 1 }
  await server.store.put(publishedKey(ref, '240/seg00000.m4s'), Buffer.from('0123456789'))
  await server.store.put(publishedKey(ref, 'master.m3u8'), '#EXTM3U\n'.repeat(500))
  // Of the size that is streamed, in a test app.
  await server.store.put(publishedKey(ref, 'video-240.mp4'), Buffer.alloc(3 * 2 ** 20, 'film'))
  await server.store.put(captionKey(id, 'es-PE'), 'WEBVTT\n')
  for (const { file } of spot.published?.downloads ?? [])
    await server.store.put(publishedKey({ workId: spot.id, version: 1 }, file), 'ID3')
  return [
    ...['240/seg00000.m4s', 'master.m3u8', 'video-240.mp4'].map((file) => `/media/${id}/1/${file}`),
    ...[`/captions/${id}/es-PE.vtt`, `/spots/${spot.number}-v1/mp3-128/a.mp3`],
    ...['/', `/works/${slug}`, `/works/${spot.slug}`, `/works/${spot.slug}/libreto`, `/embed/${id}`],
    ...['/feeds/spots.xml', '/feeds/works.json', '/sitemap.xml', `/api/works/${id}`, '/api/sync'],
  ]
}

/** Over the network, where files leave past the app. @returns the status; 0 where the connection was closed */
function statusOf(port: number, path: string, headers: Headers): Promise<number> {
  return new Promise((resolve) => {
    request({ port, path, headers: { ...administrator, ...headers } }, (response) => {
      response.resume().on('close', () => resolve(response.statusCode ?? 0))
    })
      .on('error', () => resolve(0))
      .end()
  })
}

test('nor are they over the network, for what is there', async () => {
  const paths = await existing()
  const { port } = new URL(await whole.server.app.listen({ host: '127.0.0.1', port: 0 }))
  const seen = new Set<number>()
  const faults: string[] = []
  for (const path of paths) {
    expect([path, await statusOf(Number(port), path, {})]).toEqual([path, 200])
    // One header a request: each is read to its end, and all together are longer than Node allows.
    const odd = Object.entries({ ...TOGETHER, ...ALONE }).flatMap(([name, values]) =>
      values.map((value) => ({ [name]: value })),
    )
    for (const headers of odd) {
      const status = await statusOf(Number(port), path, headers)
      seen.add(status)
      if (status === 0 || status >= 500)
        faults.push(`${path} ${JSON.stringify(headers).slice(0, 100)}: ${status}`)
    }
  }
  expect(faults).toEqual([])
  for (const status of [200, 416]) expect(seen).toContain(status)
})
