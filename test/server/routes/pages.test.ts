import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChaskiError } from '../../../media/errors.ts'
import type { Programme } from '../../../media/schemas/programme.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { createPublicProgrammes } from '../../../server/programmes/public-programmes.ts'
import type { UserRecord } from '../../../server/records/user.ts'
import { type PagedWorks, pages } from '../../../server/routes/pages.ts'
import type { ArrivalCount } from '../../../server/views/count-arrivals.ts'
import { programme } from '../pages/sample-programmes.ts'
import { brochure, context, spot, video } from '../pages/sample-works.ts'

let app: FastifyInstance
let asked: unknown[]
let works: Work[]
let shown: Programme
let highest: number

beforeEach(async () => {
  asked = []
  works = [video(), spot(), brochure()]
  shown = programme()
  highest = 3
  const catalogue: PagedWorks = {
    async publicWorks(query) {
      asked.push(query)
      if (query.cursor === 'bad') throw new ChaskiError('bad_request')
      return { items: works, cursor: null }
    },
    timesOf: async () => [],
    mostSeen: async () => [],
    publicFacets: async () => ({ languages: [], places: ['Jauja'], programmes: [] }),
    publicWorkBySlug: async (slug) => works.find((work) => work.slug === slug) ?? null,
    publicWorkByNumber: async (number) => works.find((work) => work.number === number) ?? null,
    publicWorkById: async (id) => works.find((work) => work.id === id) ?? null,
    previewedWork: async (id) => works.find((work) => work.id === id) ?? null,
    addresses: async ({ from }) => (from === 1 ? works : []),
    highestNumber: async () => highest,
  }
  app = fastify()
  app.decorateRequest('user', null)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-frame-options', 'SAMEORIGIN')
    reply.header('content-security-policy', "script-src 'self';frame-ancestors 'self';base-uri 'self'")
  })
  app.addHook('onRequest', async (request) => {
    if (request.headers['x-role'] === 'editor') request.user = { role: 'editor' } as UserRecord
  })
  let issued = 0
  arrived.length = 0
  const countArrival: ArrivalCount = (_request, { from }) => arrived.push(from)
  const tokens = { issue: (id: string, page: string) => `${id}-${page}-${++issued}` }
  const programmes = createPublicProgrammes({
    catalogue: {
      programmes: { list: async () => [shown], find: async () => shown },
      programmeCounts: { all: async () => new Map([[shown.id, shown.counts]]) },
    },
    works: catalogue,
    baseUrl: context.baseUrl,
  })
  await app.register(pages, { works: catalogue, programmes, site: context, tokens, countArrival })
})

afterEach(() => app.close())

const arrived: string[] = []
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('the form sends empty fields, which the address does not keep', async () => {
  const answer = await get('/?kind=&q=vida&language=&place=Jauja&lang=qu')
  expect([answer.statusCode, answer.headers.location]).toEqual([302, '/?q=vida&place=Jauja&lang=qu'])
  expect((await get('/?q=')).headers.location).toBe('/')
})

test('a kind there is not is none', async () => {
  const answer = await get('/?kind=nonsense&q=+vida+&place=Jauja')
  expect(answer.statusCode).toBe(200)
  expect(asked).toEqual([{ kind: undefined, q: 'vida', place: 'Jauja', limit: 24 }])
})

test.each([
  ['a cursor of another list', '/?cursor=bad'],
  ['a field given twice', '/?q=a&q=b'],
  ['an absurdly long field', `/?q=${'x'.repeat(3000)}`],
])('%s is answered by a page that says so', async (_name, url) => {
  const answer = await get(url)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(answer.body).toContain('La solicitud no se entiende.')
})

test('a page on which a work is watched carries a token of its own, staff get none', async () => {
  const token = async (url: string) => /data-viewing="([^"]*)"/.exec((await get(url)).body)?.[1]
  expect([await token('/works/hilario-muestra'), await token('/works/hilario-muestra')]).toEqual([
    'v2345678abcdefgh-site-1',
    'v2345678abcdefgh-site-2',
  ])
  expect(await token('/embed/v2345678abcdefgh')).toBe('v2345678abcdefgh-embed-3')
  const ofStaff = await get('/works/hilario-muestra', { 'x-role': 'editor' })
  expect(ofStaff.body).not.toContain('data-viewing')
  const known = { 'if-none-match': String(ofStaff.headers.etag) }
  expect((await get('/works/hilario-muestra', known)).statusCode).toBe(200)
})

test('who comes by a copy, a wall poster or a campaign sees the page that names nothing, and is counted', async () => {
  for (const from of ['c', 'a', '20']) {
    const answer = await get(`/o/1/${from}`)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(/<title>(.*)<\/title>/.exec(answer.body)?.[1]).not.toContain('Hilario')
  }
  // Anybody can write into an address.
  expect((await get('/o/1/21')).statusCode).toBe(200)
  expect(arrived).toEqual(['c', 'a', '20'])
})

test('places are browsed as a tree', async () => {
  const answer = await get('/lugares')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toMatch(
    /href="\/\?place&#61;Jun%C3%ADn">Junín<\/a><ul class="place-tree">\s*<li><a href="\/\?place&#61;Jauja"/,
  )
  expect((await get('/')).body).toContain('href="/lugares"')
})

describe('programmes', () => {
  test('have a page each, and stand on the front page', async () => {
    const answer = await get('/programas/genero-y-violencia')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('<h1>Género y Violencia</h1>')
    expect((await get('/')).body).toContain('href="/programas/genero-y-violencia"')
    expect((await get('/programas')).body).toContain('2 videos · 1 folleto')
  })

  test('old names lead to the present address', async () => {
    const answer = await get('/programas/genero?lang=qu')
    expect(answer.statusCode).toBe(301)
    expect(answer.headers.location).toBe('/programas/genero-y-violencia?lang=qu')
  })

  test('a draft is nowhere', async () => {
    shown = programme({ visibility: 'draft' })
    expect((await get('/programas/genero-y-violencia')).statusCode).toBe(404)
    expect((await get('/')).body).not.toContain('/programas/genero-y-violencia')
  })
})

test('a page is sent again only when it changed', async () => {
  const first = await get('/works/hilario-muestra')
  const { etag } = first.headers
  expect(first.headers['cache-control']).toBe('private, no-cache')
  const again = await get('/works/hilario-muestra', { 'if-none-match': `"x", ${etag}` })
  expect(again.statusCode).toBe(304)
  expect(again.body).toBe('')
  works = [video({ views: 3839 })]
  expect((await get('/works/hilario-muestra', { 'if-none-match': String(etag) })).statusCode).toBe(200)
})

describe('languages', () => {
  test('follow the browser', async () => {
    const answer = await get('/works/hilario-muestra', { 'accept-language': 'en-GB,en' })
    expect(answer.body).toContain('<html lang="en" ')
    expect(answer.body).toContain('3838 views')
    expect(answer.headers.vary).toContain('accept-language')
  })

  test('follow the address before the browser', async () => {
    const answer = await get('/works/hilario-muestra?lang=qu', { 'accept-language': 'en' })
    expect(answer.body).toContain('<html lang="qu" ')
    expect(answer.body).toContain('rel="canonical" href="https://radio.example/works/hilario-muestra"')
  })
})

test('what is not there is 404, what was withdrawn is 410, each as a page', async () => {
  const missing = await get('/works/nada')
  expect(missing.statusCode).toBe(404)
  expect(missing.body).toContain('Eso no está aquí.')
  works = [video({ withdrawnAt: '2026-02-01T00:00:00Z' })]
  const gone = await get('/works/hilario-muestra')
  expect(gone.statusCode).toBe(410)
  expect(gone.body).toContain('Esta obra fue retirada.')
  expect(gone.body).not.toContain('Hilario')
  // What stations are told to do is nothing to a viewer.
  expect(gone.body).not.toContain('copias')
  expect((await get('/embed/v2345678abcdefgh')).statusCode).toBe(410)
})

test('an address that nobody knows leads back, but only people', async () => {
  const person = await get('/nosotros', { accept: 'text/html,*/*;q=0.8' })
  expect(person.statusCode).toBe(404)
  expect(person.body).toContain('Ir a la página de inicio')
  for (const url of ['/nosotros', '/api/nothing']) {
    const program = await get(url, { accept: url.startsWith('/api') ? 'text/html' : 'application/json' })
    expect(program.statusCode).toBe(404)
    expect(program.headers['content-type']).toContain('application/json')
  }
})

test('an embed may stand in any frame, a page only in ours', async () => {
  const embed = await get('/embed/v2345678abcdefgh')
  expect(embed.statusCode).toBe(200)
  expect(embed.headers['x-frame-options']).toBeUndefined()
  expect(embed.headers['content-security-policy']).toBe("script-src 'self';frame-ancestors *;base-uri 'self'")
  expect((await get('/')).headers['x-frame-options']).toBe('SAMEORIGIN')
})

test('oEmbed answers in JSON for addresses of works', async () => {
  const answer = await get(
    `/oembed?maxwidth=400&url=${encodeURIComponent('https://radio.example/works/hilario-muestra')}`,
  )
  expect(answer.json()).toMatchObject({ title: 'Hilario (muestra)', width: 400 })
  expect((await get('/oembed?url=x')).statusCode).toBe(404)
  expect((await get('/oembed?format=xml&url=x')).statusCode).toBe(501)
})

test('a large site has a sitemap of several files', async () => {
  highest = 1001
  expect((await get('/sitemap.xml')).body).toContain('<loc>https://radio.example/sitemaps/2.xml</loc>')
  expect((await get('/sitemaps/1.xml')).body).toContain('/works/crianza-sin-golpes-muestra</loc>')
  expect((await get('/sitemaps/2.xml')).body).toContain('<urlset')
  expect((await get('/sitemaps/3.xml')).statusCode).toBe(404)
})

test('robots find every public page', async () => {
  const answer = await get('/sitemap.xml')
  expect(answer.headers['content-type']).toContain('application/xml')
  expect(answer.body).toContain('/works/crianza-sin-golpes-muestra</loc>')
  expect(answer.body).toContain(`/programas/${shown.slug}</loc>`)
  expect((await get('/robots.txt')).body).toContain('sitemap.xml')
  expect((await get('/favicon.svg')).headers['content-type']).toContain('image/svg+xml')
})
