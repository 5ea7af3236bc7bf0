import { createHash } from 'node:crypto'
import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishedKey } from '../../../media/layout.ts'
import type { WorkRecord } from '../../../server/records/work.ts'
import { BASE_URL, startTestApp, type TestApp } from '../../support/app.ts'
import { xmllint } from '../../support/xmllint.ts'
import { addSpot, newSpotUpload, publishedSpot } from '../stations/spots.ts'

describe('feeds and files over HTTP', () => {
  let chaski: TestApp
  let staff: Record<string, string>

  beforeAll(async () => {
    chaski = await startTestApp()
    staff = (await chaski.as('editor')).headers
  })
  afterAll(() => chaski.close())
  beforeEach(async () => {
    const { items } = await chaski.catalogue.lists.list({ audience: 'staff', limit: 200 })
    for (const { id } of items) await chaski.catalogue.works.forget(id)
  })

  const add = (title: string, fields: object = {}, published = publishedSpot()) =>
    addSpot(chaski.catalogue, title, fields, published)
  const get = (url: string, headers: Record<string, string> = {}) => chaski.get(url, headers)
  const rss = async (query = '') => parseRssFeed((await get(`/feeds/spots.xml${query}`)).body)
  const titles = async (query = '') => ((await rss(query)).items ?? []).map(({ title }) => title)
  const newStation = async (fields: object = {}) => {
    const answer = await chaski.app.inject({
      method: 'POST',
      url: '/api/stations',
      headers: staff,
      payload: { name: 'Radio Jauja', ...fields },
    })
    const { station, secrets } = answer.json()
    return { id: station.id as string, feed: new URL(secrets.feedUrl).pathname }
  }

  test.each([
    ['xml', 'application/rss+xml'],
    ['json', 'application/feed+json'],
    ['m3u', 'audio/x-mpegurl'],
    ['m3u8', 'audio/x-mpegurl'],
    ['xspf', 'application/xspf+xml'],
  ])(
    'the %s feed is answered whole, by HEAD alike, and by 304 to whom it is known',
    async (extension, type) => {
      await add('Nos cuidamos')
      const url = `/feeds/spots.${extension}`
      const whole = await get(url)
      expect(whole.statusCode).toBe(200)
      expect(whole.headers['content-type']).toContain(type)
      expect(whole.body).toContain('Nos cuidamos')
      expect(whole.headers.etag).toMatch(/^"[\w-]{27}"$/)

      const head = await chaski.app.inject({ method: 'HEAD', url })
      expect(head.body).toBe('')
      expect(head.headers).toMatchObject({
        etag: whole.headers.etag,
        'content-length': String(whole.rawPayload.length),
      })

      const known = await get(url, { 'if-none-match': String(whole.headers.etag) })
      expect([known.statusCode, known.body]).toEqual([304, ''])
      await add('Otro')
      expect((await get(url, { 'if-none-match': String(whole.headers.etag) })).statusCode).toBe(200)
    },
  )

  test('lists the latest first, its dates strictly falling', async () => {
    await add('Uno')
    await add('Dos')
    await add('Tres')
    const items = (await rss()).items ?? []
    expect(items.map(({ title }) => title)).toEqual(['Tres', 'Dos', 'Uno'])
    const dates = items.map(({ pubDate }) => Date.parse(pubDate ?? ''))
    expect(dates).toEqual([...new Set(dates)].sort((a, b) => b - a))
  })

  test('the same sound keeps guid and date, a new sound gets new ones and comes first', async () => {
    const spot = await add('Uno')
    await add('Dos')
    const before = (await rss()).items?.[1]
    await chaski.catalogue.works.edit(spot.id, { title: 'Uno, corregido' })
    expect((await rss()).items?.[1]).toMatchObject({
      title: 'Uno, corregido',
      guid: before?.guid,
      pubDate: before?.pubDate,
    })
    await chaski.catalogue.works.addVersion(spot.id, newSpotUpload(), 2)
    await chaski.catalogue.works.move({ workId: spot.id, version: 2 }, 'finished', {
      visible: publishedSpot(),
    })
    const [after] = (await rss()).items ?? []
    expect(after?.title).toBe('Uno, corregido')
    expect(after?.guid?.value).not.toBe(before?.guid?.value)
  })

  test('has pages, of one identity; playlists are whole', async () => {
    await add('Uno')
    const url = `${BASE_URL}/feeds/spots.xml?place=`
    const [first, second] = [await rss('?place='), await rss('?place=&page=2')]
    const linksOf = ({ atom }: typeof first) => atom?.links?.map(({ rel, href }) => [rel, href])
    expect(linksOf(first)).toEqual([['self', url]])
    expect(linksOf(second)).toEqual([
      ['self', `${url}&page=2`],
      ['first', url],
    ])
    expect([first.items?.length, second.items]).toEqual([1, undefined])
    expect(second.podcast?.guid).toBe(first.podcast?.guid)
    expect((await get('/feeds/spots.m3u8?page=2')).body).toContain('http')
  })

  test('holds only what may be aired now', async () => {
    const hour = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
    await add('Vigente', { validFrom: hour(-1), validUntil: hour(1) })
    await add('Mañana', { validFrom: hour(1) })
    await add('Ayer', { validUntil: hour(-1) })
    await add('Borrador', { visibility: 'draft' })
    await add('Por enlace', { visibility: 'unlisted' })
    await chaski.catalogue.works.withdraw((await add('Retirado')).id)
    expect(await titles()).toEqual(['Vigente'])
  })

  test('a withdrawal is in the feed and at the file at once, with its reason', async () => {
    const spot = await add('Por retirar')
    const [item] = (await rss()).items ?? []
    const file = new URL(item?.enclosures?.[0]?.url ?? '').pathname
    await chaski.catalogue.works.withdraw(spot.id, 'El teléfono cambió.')
    expect(await titles()).toEqual([])
    const gone = await get(file)
    expect(gone.statusCode).toBe(410)
    expect(gone.json()).toMatchObject({
      code: 'gone',
      reason: 'withdrawn',
      detail: expect.stringContaining('El teléfono cambió.'),
    })
  })

  test('filters by language, place and programme, and refuses what is no filter', async () => {
    await add('A', { language: 'es-PE', places: ['Jauja'], programme: 'Wiñay' })
    await add('B', { language: 'quy', places: ['Tayacaja', 'Jauja'] })
    await add('C')
    expect(await titles('?language=es')).toEqual(['A'])
    expect(await titles('?place=Jauja')).toEqual(['B', 'A'])
    expect(await titles('?place=Jauja&language=quy')).toEqual(['B'])
    expect(await titles(`?programme=${encodeURIComponent('Wiñay')}`)).toEqual(['A'])
    expect(await titles('?place=')).toEqual(['C', 'B', 'A'])
    for (const bad of ['?language=spanish', '?color=red', `?place=${'x'.repeat(200)}`]) {
      expect((await get(`/feeds/spots.xml${bad}`)).statusCode).toBe(400)
    }
    expect((await get('/feeds/spots.exe')).statusCode).toBe(400)
  })

  test('two works of one sound are one entry', async () => {
    const [one, two] = [await add('Uno'), await add('Copia')]
    await chaski.catalogue.works.edit(two.id, { title: 'Copia' })
    const upload = { ...newSpotUpload(), sha256: 'ee'.repeat(32) }
    for (const { id } of [one, two]) {
      await chaski.catalogue.works.addVersion(id, { ...upload, id: newSpotUpload().id }, 2)
      await chaski.catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: publishedSpot() })
    }
    expect(await titles()).toEqual(['Copia'])
  })

  test('says what time it changed once that cannot change under it', async () => {
    await add('Uno')
    expect((await get('/feeds/spots.xml')).headers['last-modified']).toBeUndefined()
  })

  test('words of staff cannot break a feed', async () => {
    await add('</title><script>alert(1)</script>', { description: ']]>\u0000\u001b<!--', tags: ['"&<'] })
    await xmllint((await get('/feeds/spots.xml')).rawPayload)
    await xmllint((await get('/feeds/spots.xspf')).rawPayload)
    expect(await titles()).toEqual(['</title><script>alert(1)</script>'])
  })

  test('a station has a feed of its own, in its languages and under its names, until it is revoked', async () => {
    await add('Castellano', { language: 'es-PE' })
    await add('Runasimi', { language: 'quy' })
    const { id, feed } = await newStation({
      languages: ['quy'],
      carts: { first: 501, last: 599 },
      nameTemplate: '{cart}_{title}',
    })
    const json = parseJsonFeed((await get(feed.replace('.xml', '.json'))).body)
    expect(json.items?.map(({ title }) => title)).toEqual(['Runasimi'])
    expect(json.items?.[0]?.attachments?.[0]?.url).toMatch(/\/501_Runasimi\.mp3$/)
    expect((await chaski.catalogue.stations.byId(id))?.lastContactAt).not.toBeNull()

    const renewed = await chaski.app.inject({
      method: 'POST',
      url: `/api/stations/${id}/secrets/feed`,
      headers: staff,
    })
    expect((await get(feed)).statusCode).toBe(404)
    const fresh = new URL(renewed.json().feedUrl).pathname
    expect((await get(fresh)).statusCode).toBe(200)
    await chaski.app.inject({ method: 'POST', url: `/api/stations/${id}/revoke`, headers: staff })
    expect((await get(fresh)).statusCode).toBe(404)
    expect((await get('/feeds/wrong/spots.xml')).statusCode).toBe(404)
  })

  test('has a picture that directories of podcasts accept', async () => {
    const cover = await get('/feeds/cover.png')
    expect(cover.headers['content-type']).toBe('image/png')
    expect(cover.rawPayload.readUInt32BE(16)).toBe(1400)
  })

  describe('a file', () => {
    const sound = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251))
    const sha256 = createHash('sha256').update(sound).digest('hex')
    let spot: WorkRecord
    let url: string

    beforeEach(async () => {
      const [mp3] = publishedSpot().downloads
      if (!mp3) throw new Error('a spot has files')
      const downloads = [{ ...mp3, bytes: sound.length, sha256 }]
      spot = await add('Sonido', {}, publishedSpot({ downloads }))
      await chaski.store.put(publishedKey({ workId: spot.id, version: 1 }, mp3.file), sound)
      url = new URL((await rss()).items?.[0]?.enclosures?.[0]?.url ?? '').pathname
    })

    test('is sent whole, under a name that ends in .mp3, with its hash', async () => {
      expect(url).toMatch(/\/AYD-\d{6}_v1_und_30s\.mp3$/)
      const answer = await get(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'audio/mpeg',
        'content-length': '5000',
        'accept-ranges': 'bytes',
        etag: `"${sha256}"`,
        'repr-digest': `sha-256=:${createHash('sha256').update(sound).digest('base64')}:`,
      })
      expect(answer.rawPayload.equals(sound)).toBe(true)
      const head = await chaski.app.inject({ method: 'HEAD', url })
      expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '5000', ''])
    })

    test('goes on where it was cut off, if it is still the same', async () => {
      const part = await get(url, { range: 'bytes=3000-', 'if-range': `"${sha256}"` })
      expect(part.statusCode).toBe(206)
      expect(part.headers['content-range']).toBe('bytes 3000-4999/5000')
      expect(part.rawPayload.equals(sound.subarray(3000))).toBe(true)
      const other = await get(url, { range: 'bytes=3000-', 'if-range': '"other"' })
      expect([other.statusCode, other.rawPayload.length]).toEqual([200, 5000])
      expect((await get(url, { range: 'bytes=5000-' })).statusCode).toBe(416)
      expect((await get(url, { 'if-none-match': `"${sha256}"` })).statusCode).toBe(304)
    })

    test('is never compressed', async () => {
      expect((await get(url, { 'accept-encoding': 'gzip, br' })).headers['content-encoding']).toBeUndefined()
    })

    test('is not found under any other number, version or rendition', async () => {
      const at = (ref: string, rendition = 'mp3-128') => get(`/spots/${ref}/${rendition}/a.mp3`)
      expect((await at(`${spot.number}-v1`, 'wav')).statusCode).toBe(404)
      expect((await at(`${spot.number}-v2`)).statusCode).toBe(404)
      expect((await at('99999-v1')).statusCode).toBe(404)
      for (const bad of ['0-v1', '1', 'a-v1', '1-v0', '%2e%2e-v1'])
        expect((await at(bad)).statusCode).toBe(400)
      expect((await at(`${spot.number}-v1`, '..%2f')).statusCode).toBe(400)
    })

    test('is gone once it has been replaced, and not there while nobody may see it', async () => {
      const status = async () => (await get(url)).statusCode
      const told = () => chaski.hub.publish({ type: 'work', id: spot.id })
      await chaski.catalogue.works.edit(spot.id, { visibility: 'draft' })
      await told()
      await expect.poll(status).toBe(404)
      await chaski.catalogue.works.edit(spot.id, { visibility: 'public' })
      await chaski.catalogue.works.addVersion(spot.id, newSpotUpload(), 2)
      await chaski.catalogue.works.move({ workId: spot.id, version: 2 }, 'finished', {
        visible: publishedSpot(),
      })
      await told()
      await expect.poll(status).toBe(410)
    })
  })

  test('the addresses of files are those of the site', async () => {
    await add('Uno')
    expect((await rss()).items?.[0]?.enclosures?.[0]?.url?.startsWith(`${BASE_URL}/spots/`)).toBe(true)
  })
})
