import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError, type ErrorCode } from '../../media/errors.ts'
import { paths } from '../../media/layout.ts'
import { Exact, PageQuery } from '../../media/schemas/common.ts'
import type { Work } from '../../media/schemas/work.ts'
import { ARRIVALS } from '../../media/viewing.ts'
import { KINDS, type Kind } from '../../media/vocabulary.ts'
import { isStaff } from '../accounts/authentication.ts'
import { asChaskiError } from '../http/problems.ts'
import { withoutHeadersOfDocuments } from '../http/security-headers.ts'
import { type Choices, cataloguePage, type Filters } from '../pages/catalogue.ts'
import { discreetFor, type PageContext } from '../pages/context.ts'
import { embedPage } from '../pages/embed.ts'
import { FAVICON } from '../pages/icons.ts'
import { oembed, workInUrl } from '../pages/oembed.ts'
import { PLACES_PATH, placesPage } from '../pages/places-page.ts'
import { problemPage } from '../pages/problem-page.ts'
import { contextFor, isDiscreet, pathOf, type Site, withoutEmptyFields } from '../pages/request-context.ts'
import { workPage } from '../pages/work-page.ts'
import type { PublicProgrammes } from '../programmes/public-programmes.ts'
import { safetyAtAllCosts } from '../safety/safety.ts'
import type { ArrivalCount } from '../views/count-arrivals.ts'
import type { PageTokens } from '../views/page-tokens.ts'
import { createBeside } from '../works/beside.ts'
import type { PlacedSentence } from '../works/times-for.ts'
import { answerOf } from './common.ts'
import { copyRoutes } from './copies.ts'
import { allowFraming, sendPage, sendWatchedPage } from './page-reply.ts'
import { previewPages } from './preview-pages.ts'
import { programmePages } from './programme-pages.ts'
import { safetyPages } from './safety-pages.ts'
import { type SitemapWorks, sitemapRoutes } from './sitemap.ts'
import { wallPosters } from './wall-posters.ts'

/** What the pages ask of the catalogue. A work by name is one that anyone who has the link may see. */
export interface PagedWorks extends SitemapWorks {
  publicWorks(
    query: Filters & { project?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ items: Work[]; cursor: string | null }>
  publicFacets(): Promise<Choices>
  /** Those that most people saw. */
  mostSeen(limit: number): Promise<Work[]>
  /** Public or unlisted, playable, its time come. A withdrawn one is given too, and says so. */
  publicWorkBySlug(slug: string): Promise<Work | null>
  publicWorkById(id: string): Promise<Work | null>
  publicWorkByNumber(number: number): Promise<Work | null>
  /** When the sentences of its script are heard; none for a work without. */
  timesOf(work: Work): Promise<PlacedSentence[]>
  /** As it will be seen, whoever may see it now. Only for staff. */
  previewedWork(id: string): Promise<Work | null>
}

export interface PagesOptions {
  works: PagedWorks
  programmes: PublicProgrammes
  site: Site
  tokens: Pick<PageTokens, 'issue'>
  countArrival: ArrivalCount
}

// A field given twice or of absurd length is refused; the values themselves are free.
const Words = (...names: string[]) =>
  PageQuery(Object.fromEntries(names.map((name) => [name, Type.Optional(Type.String({ maxLength: 2000 }))])))
const BySlug = Exact({ slug: Type.String({ maxLength: 200 }) })
const ByNumber = Exact({ number: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) })
const ById = Exact({ id: Type.String({ maxLength: 100 }) })

type Query = Record<string, string | undefined>

interface Page {
  type?: string
  querystring?: ReturnType<typeof Words>
  errors?: readonly ErrorCode[]
}

const page = (
  operationId: string,
  summary: string,
  { type = 'text/html', querystring = Words('lang'), errors = [] }: Page = {},
) => ({
  tags: ['pages'],
  operationId,
  summary,
  querystring,
  errors,
  response: { 200: answerOf(summary, type) },
})
const ONE_WORK = ['not_found', 'gone'] as const

const WORKS_A_PAGE = 24
const WORKS_INSTEAD = 3
const MOST_SEEN = 5

/** The public site, for people and for robots. */
export async function pages(
  app: FastifyInstance,
  { works, programmes, site, tokens, countArrival }: PagesOptions,
): Promise<void> {
  app.setErrorHandler((error, request, reply) => {
    const { code } = asChaskiError(error)
    if (code === 'internal') request.log.error({ err: error }, 'page failed')
    return sendProblemPage(code, request, reply, site)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (!isDiscreet(request.url)) return payload
    reply.header('cache-control', 'no-store').removeHeader('etag')
    return payload
  })

  await app.register(programmePages, { programmes, site })
  await app.register(safetyPages, { site })
  await app.register(wallPosters, { works, programmes, site })
  await app.register(previewPages, { works, site })
  await app.register(copyRoutes, { works, site, tokens })
  await app.register(sitemapRoutes, { works, programmes, baseUrl: site.baseUrl })
  const tokenFor = (request: FastifyRequest, { id }: Work, page: 'site' | 'embed') =>
    isStaff(request) ? null : () => tokens.issue(id, page)

  const besideOf = createBeside(works, programmes)

  const sendWork = async (request: FastifyRequest, reply: FastifyReply, work: Work, context: PageContext) => {
    const page = workPage(work, context, {
      beside: await besideOf(work),
      times: work.kind === 'spot' ? await works.timesOf(work) : [],
    })
    return sendWatchedPage(request, reply, page, tokenFor(request, work, 'site'), context)
  }

  const catalogueQuery = Words('kind', 'q', 'language', 'place', 'programme', 'cursor', 'lang')
  app.get<{ Querystring: Query }>(
    '/',
    { schema: page('getCataloguePage', 'The catalogue', { querystring: catalogueQuery }) },
    async (request, reply) => {
      const short = withoutEmptyFields(request.url)
      if (short !== null) return reply.redirect(short, 302)
      const { cursor } = request.query
      const filters = filtersOf(request.query)
      const [list, choices, ofProgrammes, mostSeen] = await Promise.all([
        works.publicWorks({ ...filters, cursor: cursor || undefined, limit: WORKS_A_PAGE }),
        works.publicFacets(),
        programmes.list(),
        works.mostSeen(MOST_SEEN),
      ])
      const instead = list.items.length > 0 ? [] : (await works.publicWorks({ limit: WORKS_INSTEAD })).items
      const at = cursor || null
      const catalogue = {
        works: list.items,
        cursor: list.cursor,
        at,
        filters,
        choices,
        instead,
        programmes: ofProgrammes,
        mostSeen,
      }
      return sendPage(request, reply, cataloguePage(catalogue, await contextFor(request, site)))
    },
  )

  app.get(
    PLACES_PATH,
    { schema: page('getPlacesPage', 'Where the works are from: department, province, district') },
    async (request, reply) =>
      sendPage(
        request,
        reply,
        placesPage((await works.publicFacets()).places, await contextFor(request, site)),
      ),
  )

  app.get<{ Params: { slug: string } }>(
    '/works/:slug',
    { schema: { ...page('getWorkPage', 'The page of a work', { errors: ONE_WORK }), params: BySlug } },
    async (request, reply) => {
      const work = shown(await works.publicWorkBySlug(request.params.slug))
      const context = discreetFor(work, await contextFor(request, site))
      if (context.discreet) {
        const { search } = new URL(request.url, 'http://any')
        return reply
          .header('cache-control', 'no-store')
          .redirect(paths.discreetPage(work.number) + search, 302)
      }
      return sendWork(request, reply, work, context)
    },
  )

  app.get<{ Params: { number: number } }>(
    '/o/:number',
    {
      schema: {
        ...page('getDiscreetWorkPage', 'The page of a work at an address that names nothing', {
          errors: ONE_WORK,
        }),
        params: ByNumber,
      },
    },
    async (request, reply) => {
      const work = shown(await works.publicWorkByNumber(request.params.number))
      const context = { ...(await contextFor(request, site)), discreet: true }
      return sendWork(request, reply, work, context)
    },
  )

  app.get<{ Params: { number: number; from: string } }>(
    '/o/:number/:from',
    {
      schema: {
        ...page(
          'getArrivalPage',
          'The same page, as somebody comes to it by a file, a wall poster or a campaign',
          {
            errors: ONE_WORK,
          },
        ),
        params: Exact({
          number: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
          from: Type.String({
            pattern: '^[a-z0-9]{1,10}$',
            description: 'other words than the known ones are not counted',
          }),
        }),
      },
    },
    async (request, reply) => {
      const { number } = request.params
      const from = ARRIVALS.find((known) => known === request.params.from)
      const work = shown(await works.publicWorkByNumber(number))
      if (from !== undefined) countArrival(request.raw, { workId: work.id, from })
      const context = { ...(await contextFor(request, site)), discreet: true }
      return sendWork(request, reply, work, context)
    },
  )

  app.get<{ Params: { id: string } }>(
    '/embed/:id',
    {
      schema: {
        ...page('getEmbedPage', 'A work on its own, for frames on other sites', { errors: ONE_WORK }),
        params: ById,
      },
    },
    async (request, reply) => {
      const work = shown(await works.publicWorkById(request.params.id))
      allowFraming(reply)
      const context = discreetFor(work, await contextFor(request, site))
      return sendWatchedPage(
        request,
        reply,
        embedPage(work, context),
        tokenFor(request, work, 'embed'),
        context,
      )
    },
  )

  const oembedQuery = Words('url', 'format', 'maxwidth', 'maxheight')
  app.get<{ Querystring: Query }>(
    '/oembed',
    {
      schema: page('getOembed', 'How to embed a work (oEmbed 1.0)', {
        type: 'application/json',
        querystring: oembedQuery,
        errors: ONE_WORK,
      }),
    },
    async (request, reply) => {
      const { url, format, maxwidth, maxheight } = request.query
      if (format && format !== 'json')
        return reply.code(501).type('text/plain').send('only format=json is made\n')
      const named = workInUrl(url ?? '')
      const found =
        named &&
        ('slug' in named ? await works.publicWorkBySlug(named.slug) : await works.publicWorkById(named.id))
      const room = { maxwidth: pixels(maxwidth), maxheight: pixels(maxheight) }
      return reply
        .header('access-control-allow-origin', '*')
        .send(oembed(shown(found), room, await contextFor(request, site)))
    },
  )

  // Whoever goes astray in a browser gets a page that leads back; programs get the problem document of the app.
  app.get('/*', { schema: { hide: true, querystring: Words('lang') } }, (request, reply) => {
    if (!isNavigation(request)) return reply.callNotFound()
    throw new ChaskiError('not_found')
  })

  app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) =>
    withoutHeadersOfDocuments(reply)
      .header('cache-control', 'public, max-age=604800')
      .type('image/svg+xml')
      .send(FAVICON),
  )
}

/** A failure as a page. Also for addresses that no route knows, wherever a person and not a program asks. */
export async function sendProblemPage(
  code: ErrorCode,
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
): Promise<FastifyReply> {
  // The way out is needed most when the catalogue is what failed.
  const context = await contextFor(request, { ...site, safety: () => safetyAtAllCosts(site.safety) })
  return reply
    .code(new ChaskiError(code).entry.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(problemPage(code, pathOf(request.url), context))
}

function isNavigation({ url, headers }: FastifyRequest): boolean {
  return Boolean(headers.accept?.includes('text/html')) && !url.startsWith('/api/')
}

function shown(work: Work | null): Work {
  if (work === null) throw new ChaskiError('not_found')
  if (work.withdrawnAt !== null) throw new ChaskiError('gone')
  return work
}

/** The form sends every field, the empty ones too; an unknown kind is none. */
function filtersOf({ kind, q, language, place, programme }: Query): Filters {
  return {
    kind: KINDS.find((known: Kind) => known === kind),
    q: q?.trim() || undefined,
    language: language || undefined,
    place: place || undefined,
    programme: programme || undefined,
  }
}

function pixels(text: string | undefined): number | undefined {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}
