import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { Exact, LanguageTag, OneOf } from '../../media/schemas/common.ts'
import { KINDS } from '../../media/vocabulary.ts'
import type { SiteTexts } from '../config/house.ts'
import { worksJsonFeed, worksRss } from '../feeds/work-feeds.ts'
import { address } from '../pages/catalogue.ts'
import { textsIn } from '../pages/texts/choose.ts'
import type { PublicWorks } from '../works/public-works.ts'
import { answerOf } from './common.ts'
import { sendPage } from './page-reply.ts'

export interface WorkFeedRoutes {
  works: Pick<PublicWorks, 'publicWorks'>
  baseUrl: string
  organisation: string
  siteTexts: SiteTexts
}

const FORMATS = {
  xml: { type: 'application/rss+xml; charset=utf-8', write: worksRss },
  json: { type: 'application/feed+json; charset=utf-8', write: worksJsonFeed },
} as const
const EXTENSIONS = ['xml', 'json'] as const

const Query = Exact({
  kind: Type.Optional(OneOf(KINDS)),
  language: Type.Optional(LanguageTag),
  place: Type.Optional(Type.String({ maxLength: 100 })),
  programme: Type.Optional(
    Type.String({ maxLength: 200, description: 'its id, or any name that it ever had' }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
})

const WORKS_A_PAGE = 50

/** Everything that is public, newest first, for readers of feeds. Older works are on further pages. */
export const workFeedRoutes: FastifyPluginAsyncTypebox<WorkFeedRoutes> = async (app, deps) => {
  const { works, baseUrl, organisation, siteTexts } = deps
  const texts = textsIn('es', siteTexts)

  app.get(
    '/feeds/works.:extension',
    {
      schema: {
        tags: ['feeds'],
        operationId: 'feedOfWorks',
        summary: 'Works of every kind, newest first: RSS (xml) or JSON Feed, in pages of 50',
        response: { 200: answerOf('The feed', 'application/rss+xml', 'application/feed+json') },
        params: Exact({ extension: OneOf(EXTENSIONS) }),
        querystring: Query,
      },
    },
    async (request, reply) => {
      const { cursor, ...filters } = request.query
      const { type, write } = FORMATS[request.params.extension]
      const page = await works.publicWorks({ ...filters, cursor, limit: WORKS_A_PAGE })
      const at = (from: string | null) => feedUrl(baseUrl, request.params.extension, filters, from)
      const words = [
        filters.kind && texts.kinds[filters.kind],
        filters.programme,
        filters.place,
        filters.language,
      ]
      const feed = write({
        title: [organisation, ...words].filter(Boolean).join(' · '),
        description: texts.tagline,
        organisation,
        homeUrl: baseUrl + address(filters),
        selfUrl: at(cursor ?? null),
        firstUrl: at(null),
        nextUrl: page.cursor === null ? null : at(page.cursor),
        language: texts.locale,
        // A reader's list of titles lies open on the phone.
        works: page.items.filter(({ sensitive }) => !sensitive),
      })
      // Readers on other sites, in browsers, ask too.
      reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
      return sendPage(request, reply, feed, type)
    },
  )
}

function feedUrl(
  baseUrl: string,
  extension: string,
  filters: Omit<Static<typeof Query>, 'cursor'>,
  cursor: string | null,
): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  if (cursor !== null) query.set('cursor', cursor)
  const text = query.toString()
  return `${baseUrl}/feeds/works.${extension}${text && `?${text}`}`
}
