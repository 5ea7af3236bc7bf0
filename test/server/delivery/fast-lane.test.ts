import { once } from 'node:events'
import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { EVENT_STREAM, type WorkEvent } from '../../../media/jobs/queues.ts'
import { publishedKey } from '../../../media/layout.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let origin: string
let staff: Record<string, string>

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
  origin = await server.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

const SEGMENT = Buffer.from('0123456789')
/** Of the size that is streamed, in a test app. */
const FILM = Buffer.alloc(3 * 2 ** 20, 'film')

async function published(visibility: 'public' | 'draft' = 'public'): Promise<string> {
  const { id } = await server.work({ published: PUBLISHED_VIDEO, visibility })
  const ref = { workId: id, version: 1 }
  await server.store.put(publishedKey(ref, '240/seg00000.m4s'), SEGMENT)
  await server.store.put(publishedKey(ref, 'master.m3u8'), '#EXTM3U\n'.repeat(500))
  await server.store.put(publishedKey(ref, 'video-240.mp4'), FILM)
  return `/media/${id}/1`
}

const fetched = (path: string, init: RequestInit = {}) => fetch(origin + path, init)

/** How many answers have left past the app, as the metrics tell. */
async function counted(): Promise<number> {
  const text = await (await fetched('/metrics', { headers: staff })).text()
  const lines = text.match(/^chaski_files_delivered\{.*$/gm) ?? []
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

describe('a published file over the network', () => {
  test.each([
    ['a segment', '/240/seg00000.m4s', {}],
    ['a part of one', '/240/seg00000.m4s', { range: 'bytes=2-4' }],
    ['a part beyond its end', '/240/seg00000.m4s', { range: 'bytes=90-' }],
    ['a playlist', '/master.m3u8', { 'accept-encoding': 'gzip' }],
    ['a film', '/video-240.mp4', {}],
    ['the end of a film', '/video-240.mp4', { range: 'bytes=-70000' }],
  ])('%s is the same past the app and through it', async (_what, path, headers) => {
    const url = (await published()) + path
    const before = await counted()
    const past = await fetched(url, { headers })
    const body = Buffer.from(await past.arrayBuffer())
    // Counted once it has left, which the client can be faster than.
    await vi.waitFor(async () => expect(await counted()).toBe(before + 1))

    const through = await server.get(url, { 'accept-encoding': 'identity', ...headers })
    expect(past.status).toBe(through.statusCode)
    const own = ({ date: _d, connection: _c, 'keep-alive': _k, ...rest }: Record<string, unknown>) => rest
    expect(own(Object.fromEntries(past.headers))).toEqual(own(through.headers))
    if (past.headers.get('content-encoding') === null) expect(body.equals(through.rawPayload)).toBe(true)
    expect(past.headers.get('content-security-policy')).toBeNull()
    expect(past.headers.get('x-content-type-options')).toBe('nosniff')
    expect(past.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,};/)
  })

  test('is known by its tag, and told by its headers alone', async () => {
    const url = `${await published()}/240/seg00000.m4s`
    const head = await fetched(url, { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', ''])
    const again = await fetched(url, { headers: { 'if-none-match': head.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  test('of a draft goes the long way, and to staff only', async () => {
    const url = `${await published('draft')}/240/seg00000.m4s`
    const before = await counted()
    const refused = await fetched(url)
    expect(refused.status).toBe(404)
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'self'")
    const answer = await fetched(url, { headers: staff })
    expect([answer.status, answer.headers.get('cache-control')?.split(',')[0]]).toEqual([200, 'private'])
    expect(await counted()).toBe(before)
  })

  test('is gone once the work is withdrawn, though it was just handed out from memory', async () => {
    const url = `${await published()}/240/seg00000.m4s`
    expect((await fetched(url)).status).toBe(200)
    await server.app.inject({
      method: 'POST',
      url: `/api/works/${url.split('/')[2]}/withdraw`,
      headers: staff,
    })
    await expect.poll(async () => (await fetched(url)).status).toBe(410)
    expect(await (await fetched(url)).json()).toMatchObject({ code: 'gone', reason: 'withdrawn' })
  })

  test('that is not there is refused by the app', async () => {
    const answer = await fetched(`${await published()}/none.mp4`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not_found' })
  })

  test('whose client leaves in the middle costs nothing but the connection', async () => {
    const url = `${await published()}/video-240.mp4`
    const asking = get(origin + url, { agent: false })
    const [answer] = await once(asking, 'response')
    await once(answer, 'data')
    answer.destroy()
    const other = await fetched(url)
    expect((await other.arrayBuffer()).byteLength).toBe(FILM.length)
  })
})

describe('a whole work that leaves as a file', () => {
  const PHONE = 'Mozilla/5.0 (Linux; Android 10) Chrome/120.0 Mobile Safari/537.36'
  const events = async (): Promise<WorkEvent[]> =>
    (await server.redis.xrange(EVENT_STREAM, '-', '+')).flatMap(([, fields]) => JSON.parse(fields[1] ?? ''))

  test('is counted for who keeps it and for who fetches it apart, and parts of it are not', async () => {
    const url = await published()
    const film = `${url}/video-240.mp4`
    const ref = { workId: url.split('/')[2] ?? '', version: 1 }
    // Small enough to be kept in memory, from where plain requests are answered before they are parsed.
    await server.store.put(publishedKey(ref, 'sound.mp3'), SEGMENT)
    const asked: [string, RequestInit][] = [
      [film, { headers: { 'user-agent': PHONE }, method: 'HEAD' }],
      [film, { headers: { 'user-agent': PHONE, range: 'bytes=0-9' } }],
      [film, { headers: { 'user-agent': PHONE, 'sec-purpose': 'prefetch' } }],
      [film, { headers: { 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' } }],
      [`${url}/240/seg00000.m4s`, { headers: { 'user-agent': PHONE } }],
      [film, { headers: { 'user-agent': PHONE } }],
      [`${url}/sound.mp3`, { headers: { 'user-agent': PHONE } }],
      [`${url}/sound.mp3`, { headers: { 'user-agent': PHONE } }],
      [film, { headers: { 'user-agent': 'chaski-station/0.1.0' } }],
    ]
    for (const [path, init] of asked) await (await fetched(path, init)).arrayBuffer()
    await vi.waitFor(async () => {
      const counts = (await events())
        .filter(({ workId }) => workId === ref.workId)
        .map((event) => event.counts)
      expect(counts).toEqual([{ downloads: 1 }, { downloads: 1 }, { downloads: 1 }, { pulls: 1 }])
    })
  })
})
