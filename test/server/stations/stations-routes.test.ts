import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SyncAnswer } from '../../../media/schemas/sync.ts'
import { BASE_URL, startTestApp, type TestApp } from '../../support/app.ts'
import { addSpot, newSpotUpload, publishedSpot } from './spots.ts'

type Headers = Record<string, string>

type Listing = Omit<SyncAnswer, 'house'>

describe('stations and sync over HTTP', () => {
  let chaski: TestApp
  let staff: Headers

  beforeAll(async () => {
    chaski = await startTestApp()
    staff = (await chaski.as('editor')).headers
  })
  afterAll(() => chaski.close())

  const send = async (method: 'POST' | 'PATCH', url: string, payload?: object, headers: Headers = staff) =>
    chaski.app.inject({ method, url, headers, ...(payload && { payload }) })

  const newStation = async (fields: object = {}) => {
    const answer = await send('POST', '/api/stations', { name: 'Radio Jauja', ...fields })
    expect(answer.statusCode).toBe(201)
    const { station, secrets } = answer.json()
    return {
      id: station.id as string,
      station,
      secrets,
      headers: { authorization: `Bearer ${secrets.token}` },
    }
  }
  const pull = async (headers: Headers, cursor?: string, etag?: string) =>
    chaski.app.inject({
      url: `/api/sync${cursor === undefined ? '' : `?cursor=${cursor}`}`,
      headers: { ...headers, ...(etag && { 'if-none-match': etag }) },
    })
  /** Follows `more` to the end. */
  const pullAll = async (headers: Headers, from?: string): Promise<Listing> => {
    const all: Listing = {
      items: [],
      tombstones: [],
      cursor: from ?? '',
      more: true,
      serverTime: '',
    }
    while (all.more) {
      const answer = (await pull(headers, all.cursor || undefined)).json<SyncAnswer>()
      all.items.push(...answer.items)
      all.tombstones.push(...answer.tombstones)
      Object.assign(all, { cursor: answer.cursor, more: answer.more })
    }
    return all
  }

  test('a new station gets its secrets once, and they are kept as hashes', async () => {
    const { id, secrets } = await newStation({ place: 'Jauja', languages: ['es-PE', 'qxw'] })
    expect(secrets.feedUrl).toMatch(`${BASE_URL}/feeds/`)
    const { body } = await chaski.get(`/api/stations/${id}`, staff)
    for (const secret of [secrets.token, secrets.feedUrl.split('/')[4]]) expect(body).not.toContain(secret)
    const kept = JSON.stringify(await chaski.catalogue.stations.byId(id))
    expect(kept).not.toContain(secrets.token)
    expect(kept).not.toContain(secrets.feedUrl.split('/')[4])
  })

  test.each([
    ['without a name', { name: undefined }],
    ['with a name of spaces', { name: '  ' }],
    ['with an unknown field', { nombre: 'x' }],
    ['with a language that is none', { languages: ['quechua'] }],
    ['with an e-mail address that is none', { email: 'radio' }],
    ['with a webhook that is no web address', { webhookUrl: 'file:///etc/passwd' }],
    ['with carts that run backwards', { carts: { first: 20, last: 10 } }],
    ['with a template by which spots would share a name', { nameTemplate: '{title}' }],
    ['with a template that climbs', { nameTemplate: '../{code}' }],
  ])('refuses a station %s', async (_what, fields) => {
    const answer = await send('POST', '/api/stations', { name: 'Radio', ...fields })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().code).toBe('bad_request')
  })

  test.each([
    [
      'the account that its token acts for',
      async () => ({ user_id: (await chaski.as('administrator')).user.id }),
    ],
    ['that it was revoked', async () => ({ revoked_at: null })],
    ['a secret', async () => ({ feed_hash: 'x' })],
    ['a column of the tables beside a field', async () => ({ name: 'Radio', webhook_secret: 'x' })],
    ['what there is not', async () => ({ nonsense: 1 })],
    ['nothing', async () => ({})],
  ])('an edit cannot change %s', async (_what, edit) => {
    const { id } = await newStation()
    const before = await chaski.catalogue.stations.byId(id)
    const answer = await send('PATCH', `/api/stations/${id}`, await edit())
    expect(answer.json()).toMatchObject({ status: 400, code: 'bad_request' })
    expect(await chaski.catalogue.stations.byId(id)).toEqual(before)
  })

  test('is closed to visitors and to stations', async () => {
    const { headers, id } = await newStation()
    for (const url of ['/api/stations', `/api/stations/${id}`, `/api/stations/${id}/spots`]) {
      expect((await chaski.get(url)).statusCode).toBe(401)
      expect((await chaski.get(url, headers)).statusCode).toBe(403)
    }
    expect((await pull({})).statusCode).toBe(401)
  })

  test('gives a station what may be aired, then only what changed', async () => {
    const { headers } = await newStation()
    const spot = await addSpot(chaski.catalogue, 'Nos cuidamos', { language: 'es-PE' })
    const all = await pullAll(headers)
    const item = all.items.find(({ id }) => id === spot.id)
    expect(item).toMatchObject({ title: 'Nos cuidamos', version: 1, number: spot.number, duration: 30.04 })
    expect(item?.files.map(({ name }) => name)).toEqual(['mp3-128', 'mp3-64', 'opus-32', 'flac', 'wav'])
    const code = `AYD-${String(spot.number).padStart(6, '0')}`
    expect(item?.files[0]).toMatchObject({
      fileName: `${code}_v1_es-PE_30s.mp3`,
      url: `${BASE_URL}/spots/${spot.number}-v1/mp3-128/${code}_v1_es-PE_30s.mp3`,
    })
    expect(new Set(item?.files.map(({ fileName }) => fileName)).size).toBe(5)

    expect(await pullAll(headers, all.cursor)).toMatchObject({
      items: [],
      tombstones: [],
      cursor: all.cursor,
    })
    await chaski.catalogue.works.withdraw(spot.id, 'El teléfono cambió.')
    const { items, tombstones } = await pullAll(headers, all.cursor)
    expect(items).toEqual([])
    expect(tombstones).toMatchObject([{ id: spot.id, number: spot.number, reason: 'withdrawn' }])
    expect(tombstones[0]?.message).toContain('El teléfono cambió.')
    expect((await pullAll(headers)).tombstones).toEqual([])
  })

  test('answers a poll with nothing new by 304, the first time with what is said of the organisation', async () => {
    const { headers } = await newStation()
    const { cursor } = await pullAll(headers)
    // An agent from before there was anything to be told of it.
    const told = await pull(headers, cursor, `W/"${cursor}"`)
    expect(told.json()).toMatchObject({ items: [], house: { spotPrefix: 'AYD', timeZone: 'America/Lima' } })
    const tag = String(told.headers.etag)
    const again = await pull(headers, cursor, tag)
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    expect(Object.keys(again.headers).sort()).toEqual(['connection', 'date', 'etag'])
    await addSpot(chaski.catalogue, 'Nuevo')
    expect((await pull(headers, cursor, tag)).statusCode).toBe(200)
  })

  test('tells a station of its languages only, and everything anew when those change', async () => {
    const { id, headers } = await newStation({ languages: ['quy'] })
    const spanish = await addSpot(chaski.catalogue, 'Castellano', { language: 'es-PE' })
    const quechua = await addSpot(chaski.catalogue, 'Runasimi', { language: 'quy' })
    const open = await addSpot(chaski.catalogue, 'Música')
    const before = await pullAll(headers)
    const ids = before.items.map((item) => item.id)
    expect([spanish, quechua, open].map((spot) => ids.includes(spot.id))).toEqual([false, true, true])

    await chaski.catalogue.works.edit(open.id, { language: 'en' })
    expect((await pullAll(headers, before.cursor)).tombstones).toMatchObject([
      { id: open.id, reason: 'unpublished' },
    ])
    await send('PATCH', `/api/stations/${id}`, { languages: ['quy', 'es'] })
    const void_ = await pull(headers, before.cursor)
    expect([void_.statusCode, void_.json().code]).toEqual([410, 'cursor_void'])
    expect((await pullAll(headers)).items.some((item) => item.id === spanish.id)).toBe(true)
  })

  test.each(['nonsense', '00000000.0', '%00', 'x'.repeat(50)])('refuses the cursor %s', async (cursor) => {
    const { headers } = await newStation()
    expect((await pull(headers, cursor)).statusCode).toBe(400)
  })

  test('takes a cursor of another count, or of the future, for void', async () => {
    const { headers } = await newStation()
    const { cursor } = await pullAll(headers)
    const [epoch, revision] = cursor.split('.')
    for (const other of [`00000000.${revision}.1`, `${epoch}.${revision}.zzzzzz`]) {
      expect((await pull(headers, other)).statusCode).toBe(410)
    }
  })

  test('gives cart numbers from the range, one each, the same at every asking', async () => {
    const { id, headers } = await newStation({
      carts: { first: 50_001, last: 50_400 },
      nameTemplate: '{cart}_{title}',
    })
    const spot = await addSpot(chaski.catalogue, 'Canción de Wiñay')
    const of = (answer: Listing) => answer.items.map((item) => [item.id, item.cart])
    const first = await pullAll(headers)
    const carts = first.items.map((item) => item.cart)
    expect(new Set(carts).size).toBe(carts.length)
    expect(Math.min(...carts.map(Number))).toBe(50_001)
    const item = first.items.find((one) => one.id === spot.id)
    expect(item?.files[0]?.fileName).toBe(`${item?.cart}_Cancion_de_Winay.mp3`)
    expect(of(await pullAll(headers))).toEqual(of(first))

    await send('PATCH', `/api/stations/${id}`, { carts: { first: 7, last: 7 } })
    const few = (await pullAll(headers)).items.map((one) => one.cart)
    expect(few.filter((cart) => cart !== null)).toEqual([7])
  })

  test('knows what a station holds by its acknowledgement, and who has confirmed a withdrawal', async () => {
    const { id, headers } = await newStation({ name: 'Radio Tayacaja' })
    const spot = await addSpot(chaski.catalogue, 'Por retirar')
    const { cursor } = await pullAll(headers)
    const ack = async (at: string, held: object[], removed: string[] = []) =>
      (await send('POST', '/api/sync/ack', { cursor: at, held, removed, agent: 'prueba/1' }, headers))
        .statusCode
    expect(await ack(cursor, [{ id: spot.id, version: 1 }])).toBe(204)
    const held = await chaski.get(`/api/stations/${id}/spots`, staff)
    expect(held.json().items).toMatchObject([{ id: spot.id, title: 'Por retirar', version: 1 }])

    const status = async () => {
      const { reason, stations } = (await chaski.get(`/api/works/${spot.id}/stations`, staff)).json()
      const mine = stations.find((one: { id: string }) => one.id === id)
      return [reason, mine.holds, mine.confirmedAt !== null]
    }
    expect(await status()).toEqual([null, 1, false])
    await chaski.catalogue.works.withdraw(spot.id)
    expect(await status()).toEqual(['withdrawn', 1, false])
    const next = await pullAll(headers, cursor)
    expect(await ack(next.cursor, [], [spot.id])).toBe(204)
    expect(await status()).toEqual(['withdrawn', null, true])
    expect((await chaski.get(`/api/stations/${id}`, staff)).json()).toMatchObject({
      agent: 'prueba/1',
      upToDate: true,
      holds: 0,
    })
  })

  test('refuses an acknowledgement that it cannot have given cause for', async () => {
    const { headers } = await newStation()
    const { cursor } = await pullAll(headers)
    for (const [body, status] of [
      [{ cursor: 'nonsense', held: [], removed: [] }, 400],
      [{ cursor, held: [{ id: '../etc', version: 1 }], removed: [] }, 400],
      [{ cursor, held: 'all', removed: [] }, 400],
      [{ cursor, held: [], removed: [], agent: 'a\u0000' }, 400],
      [{ cursor: '00000000.0.1', held: [], removed: [] }, 410],
    ] as const) {
      expect((await send('POST', '/api/sync/ack', body, headers)).statusCode).toBe(status)
    }
    expect((await send('POST', '/api/sync/ack', { cursor, held: [], removed: [] })).statusCode).toBe(403)
  })

  test('a replaced token and a revoked station are refused at once', async () => {
    const { id, headers } = await newStation()
    const renewed = await send('POST', `/api/stations/${id}/secrets/token`)
    expect(renewed.statusCode).toBe(201)
    expect((await pull(headers)).statusCode).toBe(401)
    const fresh = { authorization: `Bearer ${renewed.json().token}` }
    expect((await pull(fresh)).statusCode).toBe(200)
    const revoked = await send('POST', `/api/stations/${id}/revoke`)
    expect(revoked.json().revokedAt).not.toBeNull()
    expect((await pull(fresh)).statusCode).toBe(401)
    expect((await send('POST', `/api/stations/${id}/secrets/feed`)).statusCode).toBe(404)
    expect((await send('POST', `/api/stations/${id}/secrets/password`)).statusCode).toBe(400)
  })

  test('has one token: it can make no others, and a new one ends the old', async () => {
    const { id, headers } = await newStation()
    expect((await send('POST', '/api/tokens', { name: 'otro' }, headers)).statusCode).toBe(403)
    const renewed = await send('POST', `/api/stations/${id}/secrets/token`)
    expect((await pull(headers)).statusCode).toBe(401)
    expect((await pull({ authorization: `Bearer ${renewed.json().token}` })).statusCode).toBe(200)
  })

  test('tells of a new version once its sound is made', async () => {
    const { headers } = await newStation()
    const spot = await addSpot(chaski.catalogue, 'Con versiones')
    const { cursor } = await pullAll(headers)
    await chaski.catalogue.works.addVersion(spot.id, newSpotUpload(), 2)
    expect((await pullAll(headers, cursor)).items).toEqual([])
    await chaski.catalogue.works.move({ workId: spot.id, version: 2 }, 'finished', {
      visible: publishedSpot({ duration: 20 }),
    })
    expect((await pullAll(headers, cursor)).items).toMatchObject([{ id: spot.id, version: 2, duration: 20 }])
  })

  test('staff say to the stations what they should know, and why a spot is withdrawn', async () => {
    const { headers } = await newStation()
    const spot = await addSpot(chaski.catalogue, 'Con libreto')
    const broadcast = {
      script: 'LOCUTOR: ¿Qué es ser hombre?',
      outCue: '…cuidar.',
      campaign: 'Wiñay',
      playsPerDay: 4,
      dayparts: [{ from: '22:00', to: '05:30' }],
      mayEdit: false,
      contact: 'Ana, 964 000 000',
      replaces: null,
    }
    const edited = await send('PATCH', `/api/works/${spot.id}`, { broadcast })
    expect(edited.json()).toMatchObject({ broadcast, number: spot.number })
    const all = await pullAll(headers)
    expect(all.items.find(({ id }) => id === spot.id)).toMatchObject({ broadcast })
    for (const wrong of [
      { ...broadcast, playsPerDay: 0 },
      { ...broadcast, dayparts: [{ from: '25:00', to: '1' }] },
      {},
    ]) {
      expect((await send('PATCH', `/api/works/${spot.id}`, { broadcast: wrong })).statusCode).toBe(400)
    }

    expect((await send('POST', `/api/works/${spot.id}/withdraw`, { reason: 7 })).statusCode).toBe(400)
    const withdrawn = await send('POST', `/api/works/${spot.id}/withdraw`, { reason: ' Dato equivocado. ' })
    expect(withdrawn.json()).toMatchObject({ withdrawalReason: 'Dato equivocado.' })
    const [tombstone] = (await pullAll(headers, all.cursor)).tombstones
    expect(tombstone?.message).toMatch(/Motivo: Dato equivocado\.$/)
    expect((await send('POST', `/api/works/${spot.id}/restore`)).json()).toMatchObject({
      withdrawalReason: null,
    })
    expect((await send('POST', `/api/works/${spot.id}/withdraw`)).statusCode).toBe(200)
  })
})
