import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import type { House } from '../../media/house.ts'
import { FEED_COVER } from '../../media/layout.ts'
import { Exact, LanguageTag, OneOf } from '../../media/schemas/common.ts'
import { hashSecret } from '../accounts/secrets.ts'
import type { PollActions } from '../actions/polls.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { isFresh, lastModified } from '../delivery/conditional.ts'
import { createComposer, feedTag, type Variant } from '../feeds/compose.ts'
import { createCover } from '../feeds/cover.ts'
import { filterWords } from '../feeds/filter.ts'
import type { Channel } from '../feeds/format.ts'
import { FEED_EXTENSIONS, FEED_FORMATS, type FeedExtension } from '../feeds/formats.ts'
import { createSelect, pageOf } from '../feeds/select.ts'
import type { SpotIndex } from '../feeds/spot-index.ts'
import type { StationRecord } from '../records/station.ts'
import { airsLanguage } from '../rules/airs-language.ts'
import { answerOf } from './common.ts'

export interface FeedRoutes {
  catalogue: Pick<Reads, 'stations' | 'programmes'>
  polls: Pick<PollActions, 'contact' | 'carts'>
  baseUrlOf: (request: FastifyRequest) => string
  house: House
  index: SpotIndex
  now?: () => Date
}

const tags = ['feeds']
const Query = Exact({
  language: Type.Optional(LanguageTag),
  place: Type.Optional(Type.String({ maxLength: 100 })),
  programme: Type.Optional(Type.String({ maxLength: 200 })),
})
const FeedQuery = Exact({
  ...Query.properties,
  page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000, description: 'of RSS and JSON Feed; playlists are whole' }),
  ),
})
const Extension = OneOf(FEED_EXTENSIONS)
/** What importers read at once. More spots than these are rarely on the air at any time. */
const SPOTS_A_PAGE = 500
/** A player follows no links. */
const isPaged = (extension: FeedExtension): boolean => extension === 'xml' || extension === 'json'
const FEED = answerOf(
  'In the format of the extension',
  ...Object.values(FEED_FORMATS).map(({ type }) => type.replace(/;.*/, '')),
)
/** Withdrawals must show at once, so caches must revalidate. */
const CACHE = 'no-cache'

/** The spots that may be aired now, for programs that pull feeds and playlists. */
export const feedRoutes: FastifyPluginAsyncTypebox<FeedRoutes> = async (app, deps) => {
  const { catalogue, polls, baseUrlOf, house, index, now = () => new Date() } = deps
  const { stations, programmes } = catalogue
  const { organisation } = house
  const compose = createComposer(house.spots)
  const cover = createCover()
  const select = createSelect()

  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    extension: FeedExtension,
    { page = 1, ...query }: Static<typeof FeedQuery>,
    station: StationRecord | null,
  ): Promise<FastifyReply> => {
    const state = await index.current()
    // Its id, or any name that it ever had: an address that a station was once given goes on working.
    const programme = query.programme && (await programmes.find(query.programme))
    const filter = { ...query, ...(programme && { programme: programme.id }) }
    const selection = select(state, filter, {
      name: station?.languages.join() ?? '',
      airs: (spot) => station === null || airsLanguage(station, spot.work),
    })
    const whole = { spots: selection.spots, isLast: true }
    const { spots, isLast } = isPaged(extension) ? pageOf(selection.spots, page, SPOTS_A_PAGE) : whole
    const baseUrl = baseUrlOf(request)
    const urlOf = (wanted: number): string => baseUrl + pageUrl(request.url, wanted)
    const channel: Channel = {
      title: [`${organisation}: spots`, ...(station ? [station.name] : []), ...filterWords(query)].join(
        ' · ',
      ),
      description: `Spots radiales de ${organisation} que se pueden emitir hoy.`,
      organisation,
      homeUrl: `${baseUrl}/?kind=spot`,
      feedUrl: urlOf(page),
      firstUrl: urlOf(1),
      nextUrl: isLast ? null : urlOf(page + 1),
      imageUrl: baseUrl + FEED_COVER,
      owner: house.contact,
      language: 'es-PE',
      changedAt: selection.changedAt,
    }
    const nameTemplate = station?.nameTemplate ?? null
    const variant: Variant = {
      extension,
      format: FEED_FORMATS[extension],
      baseUrl,
      nameTemplate,
      carts:
        station && nameTemplate?.includes('{cart}')
          ? await polls.carts(
              station,
              spots.map(({ work }) => work.id),
            )
          : null,
    }

    const tag = feedTag(channel, spots, variant)
    const modified = lastModified(state.changedAt, now())
    reply.header('etag', tag).header('cache-control', CACHE).type(variant.format.type)
    // Players on other sites read feeds too.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
    if (modified) reply.header('last-modified', modified.toUTCString())
    if (isFresh(request.headers, tag, modified)) return reply.code(304).send()
    const { chunks, length } = await compose(tag, channel, spots, variant)
    reply.header('content-length', length)
    const body = request.method === 'HEAD' ? [] : chunks
    return reply.send(Readable.from(body, { objectMode: false }))
  }

  app.get(
    '/feeds/spots.:extension',
    {
      schema: {
        tags,
        operationId: 'getFeed',
        summary:
          'The spots that may be aired now: RSS (xml) and JSON Feed, in pages of 500; M3U, M3U8 and XSPF, whole',
        params: Exact({ extension: Extension }),
        querystring: FeedQuery,
        response: { 200: FEED },
      },
    },
    async (request, reply) => answer(request, reply, request.params.extension, request.query, null),
  )

  app.get(
    '/feeds/:secret/spots.:extension',
    {
      schema: {
        tags,
        operationId: 'getStationFeed',
        summary: 'The same for one station: in its languages, with its file names',
        errors: ['not_found'],
        params: Exact({ secret: Type.String({ maxLength: 100 }), extension: Extension }),
        querystring: FeedQuery,
        response: { 200: FEED },
      },
    },
    async (request, reply) => {
      const { secret, extension } = request.params
      const station = await stations.byFeedHash(hashSecret(secret))
      // A replaced or revoked address is as good as none.
      if (!station) throw new ChaskiError('not_found')
      await polls.contact(station, request.headers['user-agent']?.slice(0, 100) ?? null)
      return answer(request, reply, extension, request.query, station)
    },
  )

  app.get(FEED_COVER, { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=604800')
      .type('image/png')
      .send(await cover()),
  )
}

/** The same address for another page: the first has none in it. */
function pageUrl(url: string, page: number): string {
  const [path = '', query] = url.split('?')
  const words = new URLSearchParams(query)
  words.delete('page')
  if (page > 1) words.set('page', String(page))
  return words.size === 0 ? path : `${path}?${words}`
}
