import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { captionKey, publishedKey } from '../../../media/layout.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let staff: Record<string, string>

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
})
afterAll(() => server.close())

const SEGMENT = Buffer.from('0123456789')
const PLAYLIST = `#EXTM3U\n${'#EXT-X-VERSION:7\n'.repeat(100)}`

async function published(fields: object = { visibility: 'public' }): Promise<string> {
  const { id } = await server.work({ published: PUBLISHED_VIDEO, ...fields })
  const ref = { workId: id, version: 1 }
  await server.store.put(publishedKey(ref, '240/seg00000.m4s'), SEGMENT)
  await server.store.put(publishedKey(ref, 'master.m3u8'), PLAYLIST)
  await server.store.put(publishedKey(ref, 'spot.mp3'), 'ID3')
  await server.store.put(captionKey(id, 'es-PE'), 'WEBVTT\n')
  return `/media/${id}/1`
}

describe('published files', () => {
  test('come with their type, for a year, to players anywhere', async () => {
    const { headers, rawPayload } = await server.get(`${await published()}/240/seg00000.m4s`)
    expect(rawPayload).toEqual(SEGMENT)
    expect(headers).toMatchObject({
      'content-type': 'video/iso.segment',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: expect.any(String),
    })
  })

  test('come in parts', async () => {
    const url = `${await published()}/240/seg00000.m4s`
    const part = await server.get(url, { range: 'bytes=2-4' })
    expect(part.statusCode).toBe(206)
    expect(part.body).toBe('234')
    expect(part.headers['content-range']).toBe('bytes 2-4/10')
    expect((await server.get(url, { range: 'bytes=20-' })).statusCode).toBe(416)
    const etag = String(part.headers.etag)
    expect((await server.get(url, { range: 'bytes=2-4', 'if-range': 'W/"other"' })).statusCode).toBe(200)
    expect((await server.get(url, { 'if-none-match': etag })).statusCode).toBe(304)
  })

  test('a playlist may have grown, and is compressed when asked for', async () => {
    const url = `${await published()}/master.m3u8`
    const plain = await server.get(url)
    expect(plain.headers).toMatchObject({
      'content-type': 'application/vnd.apple.mpegurl',
      'cache-control': 'no-cache',
    })
    expect(plain.body).toBe(PLAYLIST)
    const packed = await server.get(url, { 'accept-encoding': 'br, gzip' })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(packed.headers.vary).toContain('accept-encoding')
    expect(packed.rawPayload.length).toBeLessThan(PLAYLIST.length / 4)
    const part = await server.get(url, { 'accept-encoding': 'br', range: 'bytes=0-6' })
    expect([part.headers['content-encoding'], part.body]).toEqual([undefined, '#EXTM3U'])
  })

  test('answer HEAD with their size', async () => {
    const url = `${await published()}/spot.mp3`
    const { headers } = await server.app.inject({ method: 'HEAD', url })
    expect(headers).toMatchObject({ 'content-length': '3', 'content-type': 'audio/mpeg' })
  })

  test('of a draft are for staff, and for no shared cache', async () => {
    const url = `${await published({ visibility: 'draft' })}/spot.mp3`
    expect((await server.get(url)).statusCode).toBe(404)
    const answer = await server.get(url, staff)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toContain('private')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('of a version that nobody has been shown yet are for staff', async () => {
    const { id } = await server.work({ published: PUBLISHED_VIDEO, visibility: 'public' })
    await server.store.put(publishedKey({ workId: id, version: 2 }, 'spot.mp3'), 'ID3')
    const url = `/media/${id}/2/spot.mp3`
    expect((await server.get(url)).statusCode).toBe(404)
    const answer = await server.get(url, staff)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([
      200,
      'private, max-age=31536000, immutable',
    ])
    await server.catalogue.works.addVersion(
      id,
      { id: newWorkId(), kind: 'video', fileName: 'b.mp4', bytes: 10, sha256: 'cd'.repeat(32) },
      2,
    )
    await server.catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: PUBLISHED_VIDEO })
    // Before the word of it has come round.
    expect((await server.get(url)).statusCode).toBe(200)
  })

  test('of a draft are not reached by way of a work that is shown', async () => {
    const shown = await published()
    const [, , id] = (await published({ visibility: 'draft' })).split('/')
    for (const way of ['..%2f', '%2e%2e/', '../', '1/..%2f..%2f', '..%5c', '//', '%2f']) {
      const { statusCode, body } = await server.get(`${shown.replace(/1$/, '')}${way}${id}/1/spot.mp3`)
      expect([400, 403, 404], way).toContain(statusCode)
      expect(body).not.toContain('ID3')
    }
  })

  test('of a withdrawn work are gone at once', async () => {
    const url = `${await published()}/spot.mp3`
    expect((await server.get(url)).statusCode).toBe(200)
    const id = url.split('/')[2] ?? ''
    await server.app.inject({
      method: 'POST',
      url: `/api/works/${id}/withdraw`,
      headers: staff,
      payload: { reason: 'El teléfono cambió.' },
    })
    await expect.poll(async () => (await server.get(url)).statusCode).toBe(410)
    expect((await server.get(url)).json()).toMatchObject({
      code: 'gone',
      reason: 'withdrawn',
      detail: 'El teléfono cambió.',
    })
    expect((await server.get(url, staff)).statusCode).toBe(200)
  })

  test.each([
    ['/missing.mp3', 404],
    ['/../../originals/x', 404],
    ['/..%2f..%2f..%2foriginals', 404],
    ['/%2e%2e/%2e%2e/catalogue.sqlite', 404],
    ['/.incoming', 404],
    ['/', 404],
    ['/240', 404],
    ['/%00', 400],
  ])('there is nothing at …%s', async (path, status) => {
    const answer = await server.get(`${await published()}${path}`)
    expect([status, 404, 403]).toContain(answer.statusCode)
    expect(answer.json()).toMatchObject({ code: expect.any(String) })
    expect(answer.headers['cache-control'] ?? '').not.toContain('immutable')
  })
})

describe('captions', () => {
  test('come as WebVTT, under the same guard', async () => {
    const id = (await published()).split('/')[2]
    const answer = await server.get(`/captions/${id}/es-PE.vtt`)
    expect(answer.body).toBe('WEBVTT\n')
    expect(answer.headers['content-type']).toBe('text/vtt; charset=utf-8')
    expect((await server.get(`/captions/${id}/quy.vtt`)).statusCode).toBe(404)
    expect((await server.get(`/captions/${id}/..%2fx.vtt`)).statusCode).toBe(404)
    const draft = (await published({ visibility: 'draft' })).split('/')[2]
    expect((await server.get(`/captions/${draft}/es-PE.vtt`)).statusCode).toBe(404)
  })
})
