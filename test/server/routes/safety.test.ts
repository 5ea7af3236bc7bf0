import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaPath, publishedKey } from '../../../media/layout.ts'
import { DEFAULT_LEAVE_TO } from '../../../media/schemas/safety.ts'
import type { WorkRecord } from '../../../server/records/work.ts'
import { readUploadMetadata } from '../../../server/uploads/upload-metadata.ts'
import { BASE_URL, PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'

let server: TestApp
let headers: { authorization: string }

beforeAll(async () => {
  server = await startTestApp({ player: { folder: import.meta.dirname, assets: context.assets } })
  headers = (await server.as('editor')).headers
})

afterAll(() => server?.close())

const editSafety = (payload: object) =>
  server.app.inject({ method: 'PATCH', url: '/api/safety', headers, payload })

test('where the way out leads is chosen by staff, and changes on every page at once', async () => {
  expect((await server.get('/')).body).toContain(`href="${DEFAULT_LEAVE_TO}"`)
  expect((await editSafety({ leaveTo: 'https://weather.example/' })).json()).toEqual({
    leaveTo: 'https://weather.example/',
  })
  for (const path of ['/', '/programas', '/no-hay'])
    expect((await server.get(path, { accept: 'text/html' })).body).toContain(
      '<a class="leave" href="https://weather.example/" target="_top" rel="noreferrer nofollow">Salir ya</a>',
    )
  const { items } = await server.catalogue.audit.list({ verb: 'safety.edit', limit: 1 })
  expect(items[0]).toMatchObject({
    before: { leaveTo: DEFAULT_LEAVE_TO },
    after: { leaveTo: 'https://weather.example/' },
  })
})

test.each([['javascript:alert(1)'], ['http://weather.example/'], ['https://a b'], ['/works/a']])(
  '%s is no place to leave to',
  async (leaveTo) => {
    expect((await editSafety({ leaveTo })).statusCode).toBe(400)
  },
)

describe('a sensitive work', () => {
  let work: WorkRecord

  beforeAll(async () => {
    const fields = {
      title: 'Nunca más sola',
      contentNote: 'Se habla de golpes.',
      visibility: 'public' as const,
    }
    work = await server.work({ ...fields, sensitive: true, published: PUBLISHED_VIDEO })
  })

  test('has a page that names it nowhere but in its text, and that nothing keeps', async () => {
    const page = await server.get(`/o/${work.number}`)
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(page.headers.etag).toBeUndefined()
    const [head = '', body] = page.body.split('</head>')
    expect(head).toContain('<title>Inicio</title>')
    expect(head).not.toMatch(/Nunca|nunca-mas-sola|Prueba|og:|favicon|application\/ld/)
    expect(body).toContain('<h1>Nunca más sola</h1>')
    expect(body).toContain('Se habla de golpes.')
  })

  test('is at that address wherever it is named', async () => {
    const named = await server.get(`/works/${work.slug}?lang=qu`)
    expect([named.statusCode, named.headers.location]).toEqual([302, `/o/${work.number}?lang=qu`])
    expect((await server.get('/')).body).toContain(`href="/o/${work.number}"`)
    expect((await server.get(`/api/works/${work.id}`)).json().urls.page).toBe(`${BASE_URL}/o/${work.number}`)
    expect((await server.get('/sitemap.xml')).body).not.toContain(work.slug)
    for (const extension of ['xml', 'json']) {
      expect((await server.get(`/feeds/works.${extension}`)).body).not.toMatch(/Nunca|nunca-mas-sola/)
    }
    const oembed = await server.get(`/oembed?url=${encodeURIComponent(`${BASE_URL}/embed/${work.id}`)}`)
    expect(oembed.json()).toMatchObject({ title: 'Inicio', html: expect.stringContaining('title="Inicio"') })
    expect(oembed.body).not.toMatch(/Nunca|Prueba|poster/)
    const embed = await server.get(`/embed/${work.id}`)
    expect([embed.headers['cache-control'], /<title>(.*)<\/title>/.exec(embed.body)?.[1]]).toEqual([
      'no-store',
      'Inicio',
    ])
  })

  test('has files that no browser keeps', async () => {
    const key = publishedKey({ workId: work.id, version: 1 }, 'poster.jpg')
    await server.store.put(key, 'picture')
    const file = await server.get(mediaPath({ workId: work.id, version: 1 }, 'poster.jpg'))
    expect([file.statusCode, file.headers['cache-control']]).toEqual([200, 'no-store'])
  })

  test('is marked by staff, also while it is uploaded', () => {
    expect(readUploadMetadata({ sensitive: 'true', contentNote: 'Golpes.' }).fields).toEqual({
      sensitive: true,
      contentNote: 'Golpes.',
    })
    expect(() => readUploadMetadata({ sensitive: 'quizás' })).toThrow()
  })
})

test('a viewer who asks for it gets discreet pages of everything, from link to link', async () => {
  const work = await server.work({ title: 'Hilario', visibility: 'public', published: PUBLISHED_VIDEO })
  expect((await server.get(`/works/${work.slug}`)).statusCode).toBe(200)
  const list = await server.get('/?discreto=1')
  expect([list.headers['cache-control'], list.headers.etag]).toEqual(['no-store', undefined])
  expect(list.body).toContain('<title>Inicio</title>')
  expect(list.body).toContain(`href="/o/${work.number}?discreto=1"`.replace('=1"', '&#61;1"'))
  expect(list.body).not.toMatch(/href="\/works\//)
})

test('whoever erases their traces has the browser wipe what the site kept', async () => {
  const erase = (headers = {}) => server.app.inject({ method: 'POST', url: '/seguridad/borrar', headers })
  const done = await erase({ 'content-type': 'application/x-www-form-urlencoded' })
  expect(done.headers['clear-site-data']).toBe('"cache", "storage"')
  expect(done.body).toContain('Este sitio ya no guarda nada aquí')
  expect((await erase({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
})
