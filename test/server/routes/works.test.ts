import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { cancelKey } from '../../../media/jobs/queues.ts'
import { BASE_URL, PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let staff: Record<string, string>

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
})
afterAll(() => server.close())

const shown = (fields: object = {}) =>
  server.work({ visibility: 'public', published: PUBLISHED_VIDEO, ...fields })

const post = (url: string, headers = staff) => server.app.inject({ method: 'POST', url, headers })

describe('two people who edit one work', () => {
  const edit = (id: string, payload: object, etag?: string) =>
    server.app.inject({
      method: 'PATCH',
      url: `/api/works/${id}`,
      headers: { ...staff, ...(etag && { 'if-match': etag }) },
      payload,
    })
  const etagOf = async (id: string) => (await server.get(`/api/works/${id}`, staff)).headers.etag as string

  test('the later one is told, and nothing of either is lost', async () => {
    const { id } = await shown({ title: 'Hilario' })
    const seen = await etagOf(id)
    const first = await edit(id, { title: 'De ella' }, seen)
    expect(first.statusCode).toBe(200)
    const second = await edit(id, { title: 'De él' }, seen)
    expect(second.statusCode).toBe(412)
    expect(second.json()).toMatchObject({ code: 'changed_meanwhile' })
    expect((await server.get(`/api/works/${id}`, staff)).json()).toMatchObject({ title: 'De ella' })
    expect(first.headers.etag).toBe(first.json().etag)
    expect((await edit(id, { title: 'De él' }, first.json().etag)).statusCode).toBe(200)
  })

  test('what is made of a work, or how often it is watched, stands in nobody’s way', async () => {
    const { id } = await server.work({ title: 'Hilario' })
    const seen = await etagOf(id)
    await server.catalogue.works.move({ workId: id, version: 1 }, 'started')
    expect(await etagOf(id)).toBe(seen)
    expect((await edit(id, { credits: 'Ana' }, `"another", ${seen}`)).statusCode).toBe(200)
  })

  test('who sends no condition has none', async () => {
    const { id } = await shown()
    expect((await edit(id, { title: 'Uno' })).statusCode).toBe(200)
    expect((await edit(id, { title: 'Dos' }, '*')).statusCode).toBe(200)
    expect((await edit(id, { title: 'Tres' }, 'W/"weak"')).statusCode).toBe(412)
  })
})

test('staff find what was uploaded before by the size of its file, and nobody else does', async () => {
  const { id, bytes } = await server.work()
  const found = await server.get(`/api/works?bytes=${bytes}`, staff)
  expect(found.json().items.map((work: { id: string }) => work.id)).toContain(id)
  expect((await server.get(`/api/works?bytes=${bytes + 1}`, staff)).json().items).toEqual([])
  expect((await server.get(`/api/works?bytes=${bytes}`)).statusCode).toBe(401)
})

describe('GET /api/works/:id', () => {
  test('shows a public work to anyone, with absolute addresses', async () => {
    const work = await shown({ title: 'Apúrate María', places: ['Jauja'] })
    const answer = await server.get(`/api/works/${work.id}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      id: work.id,
      slug: 'apurate-maria',
      places: ['Jauja'],
      status: 'ready',
      playable: true,
      progress: 1,
      duration: 12,
      error: null,
      urls: { page: `${BASE_URL}/works/apurate-maria`, embed: `${BASE_URL}/embed/${work.id}` },
    })
  })

  test('hides a draft from visitors and shows it to staff', async () => {
    const { id } = await server.work()
    expect((await server.get(`/api/works/${id}`)).statusCode).toBe(404)
    expect((await server.get(`/api/works/${id}`, staff)).json()).toMatchObject({ visibility: 'draft' })
    const station = await server.as('station')
    expect((await server.get(`/api/works/${id}`, station.headers)).statusCode).toBe(404)
  })

  test('shows an unlisted work to whoever has its address', async () => {
    const { id } = await shown({ visibility: 'unlisted' })
    expect((await server.get(`/api/works/${id}`)).statusCode).toBe(200)
  })

  test('says that a withdrawn work is gone', async () => {
    const { id } = await shown()
    await post(`/api/works/${id}/withdraw`)
    const answer = await server.get(`/api/works/${id}`)
    expect(answer.statusCode).toBe(410)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'gone', status: 410, title: 'Esta obra fue retirada.' })
  })

  test('explains a failure in the language of the reader', async () => {
    const { id } = await server.work()
    await server.catalogue.works.move({ workId: id, version: 1 }, 'refused', {
      error: { code: 'damaged_file', detail: 'secret /path' },
    })
    const answer = await server.get(`/api/works/${id}`, { ...staff, 'accept-language': 'en-US,es;q=0.5' })
    expect(answer.json().error).toEqual({
      code: 'damaged_file',
      message: 'The file is damaged or incomplete.',
      hint: expect.stringContaining('Check that it plays'),
      retriable: false,
    })
    expect(answer.body).not.toContain('secret')
  })

  test('tells staff, and nobody else, what was found in the file', async () => {
    const warnings = [{ code: 'poster_left_out' as const, reason: 'out_of_memory' }]
    const { id } = await shown({ published: { ...PUBLISHED_VIDEO, warnings } })
    const told = await server.get(`/api/works/${id}`, { ...staff, 'accept-language': 'en' })
    expect(told.json().warnings).toEqual([
      {
        code: 'poster_left_out',
        message: 'The poster could not be made. The file needs more memory than allowed.',
        hint: expect.stringContaining('upload a new version'),
      },
    ])
    const station = (await server.as('station')).headers
    for (const headers of [{}, station]) {
      expect((await server.get(`/api/works/${id}`, headers)).json().warnings).toEqual([])
    }
    const listed = (await server.get('/api/works?limit=200', staff)).json().items
    expect(listed.find((work: { id: string }) => work.id === id).warnings).toHaveLength(1)
  })

  test.each([
    ['an id that no work has', newWorkId(), 404],
    ['something that is no id', 'nonsense', 400],
    ['a way out of the folder', '..%2f..%2fetc', 400],
  ])('answers %s with a problem', async (_name, id, status) => {
    const answer = await server.get(`/api/works/${id}`, staff)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ status, code: expect.any(String), hint: expect.any(String) })
  })
})

describe('GET /api/works', () => {
  test('lists for visitors only what is public, for staff everything, page by page', async () => {
    await shown({ title: 'Lista uno', programme: 'Lista' })
    await shown({ title: 'Lista dos', programme: 'Lista' })
    await server.work({ title: 'Lista borrador', programme: 'Lista' })
    const list = async (query: string, headers = {}) =>
      (await server.get(`/api/works?programme=Lista${query}`, headers)).json()
    expect((await list('')).items).toHaveLength(2)
    expect((await list('', staff)).items).toHaveLength(3)
    const first = await list('&limit=1')
    expect(first.items[0].title).toBe('Lista dos')
    const second = await list(`&limit=1&cursor=${first.cursor}`)
    expect(second.items[0].title).toBe('Lista uno')
    expect(second.cursor).toBeNull()
  })

  test('tells how many pages a brochure has; the pages themselves come with the one work', async () => {
    const page = { number: 1, width: 595, height: 842, images: [], text: 'Una familia sin violencia' }
    const published = { kind: 'brochure' as const, pages: [page], outline: [], downloads: [] }
    const { id } = await shown({ programme: 'Folletos', published })
    const list = await server.get('/api/works?programme=Folletos')
    expect(list.json().items).toMatchObject([{ id, pageCount: 1, urls: { pages: [] } }])
    const one = await server.get(`/api/works/${id}`)
    expect(one.json()).toMatchObject({ pageCount: 1, urls: { pages: [{ text: page.text }] } })
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['place=a%00b', 'place'],
    ['kind=film', 'kind'],
    ['colour=red', 'colour'],
    ['cursor=!!!', 'cursor'],
  ])('refuses ?%s and names the field', async (query, field) => {
    const answer = await server.get(`/api/works?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'bad_request', fields: [{ path: field }] })
  })

  test('finds for staff what a certain public sees', async () => {
    await shown({ title: 'Vista pública', programme: 'Vista' })
    await server.work({ title: 'Vista borrador', programme: 'Vista' })
    const answer = await server.get('/api/works?programme=Vista&visibility=draft', staff)
    expect(answer.json().items.map(({ title }: { title: string }) => title)).toEqual(['Vista borrador'])
  })

  test('keeps the state of works, drafts and the trash for staff', async () => {
    expect((await server.get('/api/works?visibility=draft')).statusCode).toBe(401)
    expect((await server.get('/api/works?status=failed')).statusCode).toBe(401)
    expect((await server.get('/api/works?trashed=true')).statusCode).toBe(401)
    expect((await server.get('/api/works?trashed=true', staff)).statusCode).toBe(200)
  })
})

describe('GET /api/facets', () => {
  test('tells visitors what public works have, and staff what all have', async () => {
    await shown({ places: ['Tayacaja'], programme: 'Wiñay' })
    await server.work({ places: ['Acobamba'] })
    const visitors = (await server.get('/api/facets')).json()
    expect(visitors.places).toContain('Tayacaja')
    expect(visitors.places).not.toContain('Acobamba')
    expect(visitors.programmes).toContain('Wiñay')
    expect((await server.get('/api/facets', staff)).json().places).toContain('Acobamba')
  })
})

describe('PATCH /api/works/:id', () => {
  const patch = (id: string, payload: object | string, headers: object = staff) =>
    server.app.inject({
      method: 'PATCH',
      url: `/api/works/${id}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })

  test('changes what is given and leaves the rest', async () => {
    const { id } = await server.work({ description: 'queda', language: 'es' })
    const answer = await patch(id, { title: 'Nuevo', language: null, visibility: 'public' })
    expect(answer.json()).toMatchObject({
      title: 'Nuevo',
      slug: 'nuevo',
      description: 'queda',
      language: null,
      visibility: 'public',
    })
  })

  test('is stored and answered while Redis hangs, and so is what workers are asked for', async () => {
    const { id } = await server.work({ title: 'Antes' })
    await server.redis.call('CLIENT', 'PAUSE', '3000', 'ALL')
    let back = false
    const returning = server.redis.ping().then(() => {
      back = true
    })
    expect((await patch(id, { title: 'Después' })).json()).toMatchObject({ title: 'Después' })
    const cancelled = await post(`/api/works/${id}/cancel`)
    expect(cancelled.json()).toMatchObject({ status: 'failed' })
    expect(back).toBe(false)
    await returning
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ title: '   ' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ visibility: 'secret' }, 'visibility'],
    [{ publishAt: 'tomorrow' }, 'publishAt'],
    [{ language: 'Spanish' }, 'language'],
    [{ places: 'Jauja' }, 'places'],
    [{ tagz: [] }, 'tagz'],
    [{ status: 'ready' }, 'status'],
  ])('refuses %j and names the field', async (body, field) => {
    const { id } = await server.work()
    const answer = await patch(id, body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields.map((fault: { path: string }) => fault.path)).toContain(field)
  })

  test.each([
    ['nobody', {}, 401],
    ['a wrong token', { authorization: 'Bearer wrong' }, 401],
  ])('refuses %s', async (_who, headers, status) => {
    const { id } = await server.work()
    expect((await patch(id, { title: 'x' }, headers)).statusCode).toBe(status)
  })

  test('refuses a station', async () => {
    const { id } = await server.work()
    const { headers } = await server.as('station')
    expect((await patch(id, { title: 'x' }, headers)).json()).toMatchObject({ code: 'forbidden' })
  })

  test('refuses what is not JSON, and what is far too long', async () => {
    const { id } = await server.work()
    expect((await patch(id, '{"title":')).statusCode).toBe(400)
    expect((await patch(id, { description: 'x'.repeat(300_000) })).statusCode).toBe(413)
  })
})

describe('actions', () => {
  test('cancel stops the workers, and retry asks them again', async () => {
    const { id } = await server.work()
    const cancelled = await post(`/api/works/${id}/cancel`)
    expect(cancelled.json()).toMatchObject({ status: 'failed', error: { code: 'cancelled' } })
    const key = cancelKey({ workId: id, version: 1 })
    expect(await server.redis.get(key)).toBe('1')
    expect((await post(`/api/works/${id}/cancel`)).json()).toMatchObject({ code: 'conflict' })

    const retried = await post(`/api/works/${id}/retry`)
    expect(retried.json()).toMatchObject({ status: 'queued', error: null })
    expect(await server.redis.get(key)).toBeNull()
    expect(await server.dispatch.busyVersions()).toContain(`${id}/1`)
    expect((await post(`/api/works/${id}/retry`)).statusCode).toBe(409)
  })

  test('retry makes a spot of a film without a picture, unless it has been seen', async () => {
    const asSpot = (id: string) =>
      server.app.inject({
        ...{ method: 'POST', url: `/api/works/${id}/retry`, headers: staff, payload: { kind: 'spot' } },
      })
    const error = { code: 'no_picture', detail: '' }
    const { id } = await server.work()
    await server.catalogue.works.move({ workId: id, version: 1 }, 'refused', { error })
    expect((await asSpot(id)).json()).toMatchObject({ kind: 'spot', status: 'queued' })
    const row = await server.catalogue.works.byId(id)
    expect(row).toMatchObject({ kind: 'spot', kindIsSet: true, attempt: 2 })

    const seen = await shown()
    const upload = { kind: 'video', fileName: 'b.mp4', bytes: 1, sha256: 'cd'.repeat(32) } as const
    await server.catalogue.works.addVersion(seen.id, { ...upload, id: newWorkId() }, 2)
    await server.catalogue.works.move({ workId: seen.id, version: 2 }, 'refused', { error })
    expect((await asSpot(seen.id)).statusCode).toBe(409)
    expect((await post(`/api/works/${seen.id}/retry`)).json()).toMatchObject({ kind: 'video' })
  })

  test('DELETE moves to the trash, restore brings back', async () => {
    const { id } = await shown({ programme: 'Papelera' })
    const gone = await server.app.inject({ method: 'DELETE', url: `/api/works/${id}`, headers: staff })
    expect(gone.statusCode).toBe(204)
    expect((await server.get(`/api/works/${id}`)).statusCode).toBe(404)
    expect((await server.get('/api/works?programme=Papelera', staff)).json().items).toEqual([])
    expect((await server.get('/api/works?trashed=true', staff)).json().items).toHaveLength(1)
    expect((await post(`/api/works/${id}/restore`)).json()).toMatchObject({ trashedAt: null })
    expect((await server.get(`/api/works/${id}`)).statusCode).toBe(200)
  })

  test.each(['retry', 'cancel', 'withdraw', 'restore'])(
    '%s is for staff, and for works that exist',
    async (action) => {
      const { id } = await server.work()
      expect((await post(`/api/works/${id}/${action}`, {})).statusCode).toBe(401)
      expect((await post(`/api/works/${newWorkId()}/${action}`)).statusCode).toBe(404)
    },
  )
})
