import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { PosterChoice, PosterOffers } from '../../media/schemas/poster.ts'
import { Work } from '../../media/schemas/work.ts'
import { pictureType } from '../../media/sniffing/picture-type.ts'
import { found } from '../actions/act.ts'
import type { PosterActions } from '../actions/posters.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { posterOffers } from '../works/poster-offers.ts'
import type { Presenter } from '../works/present.ts'
import { actorOf, type ReaderOf } from './common.ts'

export interface PosterRoutes {
  catalogue: Pick<Reads, 'works' | 'posters'>
  posters: PosterActions
  present: Presenter
  readerOf: ReaderOf
}

// Photographs of the best phones.
const MAX_BYTES = 16 * 2 ** 20
const tags = ['uploads']
const params = Exact({ id: WorkId })
const PICTURE = { type: 'string', format: 'binary', description: 'The picture itself' }
const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream']

/** What staff show of a work before it begins: a moment of the film, or a picture of their own. */
export const posterRoutes: FastifyPluginAsyncTypebox<PosterRoutes> = async (app, deps) => {
  const { catalogue, posters, present, readerOf } = deps

  app.get(
    '/api/works/:id/posters',
    {
      schema: {
        tags,
        operationId: 'listPosters',
        summary: 'What the poster of a work can be chosen from, and what was chosen',
        errors: ['not_found'],
        params,
        response: { 200: PosterOffers },
      },
    },
    async (request) => {
      const { id } = request.params
      const work = found(await catalogue.works.byId(id))
      const [chosen, shown] = await Promise.all([catalogue.posters.of(id), catalogue.posters.shown([id])])
      return posterOffers(work, chosen, shown.get(id) ?? null, readerOf(request).language)
    },
  )

  app.post(
    '/api/works/:id/poster',
    {
      schema: {
        tags,
        operationId: 'choosePoster',
        summary: 'Show a moment of the film, a candidate, or a poster that was chosen before',
        errors: ['not_found', 'conflict'],
        params,
        body: PosterChoice,
        response: { 200: Work },
      },
    },
    async (request) =>
      present.one(await posters.choose(actorOf(request), request.params.id, request.body), readerOf(request)),
  )

  app.delete(
    '/api/works/:id/poster',
    {
      schema: {
        tags,
        operationId: 'removePoster',
        summary: 'Show again what is made for every work',
        errors: ['not_found'],
        params,
        response: { 200: Work },
      },
    },
    async (request) =>
      present.one(await posters.chooseNone(actorOf(request), request.params.id), readerOf(request)),
  )

  await app.register(async (raw: typeof app) => {
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    raw.put(
      '/api/works/:id/poster',
      {
        config: { body: 'raw' },
        bodyLimit: MAX_BYTES,
        schema: {
          tags,
          operationId: 'putPoster',
          summary: 'Show a picture of one’s own: JPEG, PNG or WebP, at most 16 MiB',
          errors: ['not_found', 'not_a_picture'],
          requestBody: { content: Object.fromEntries(TYPES.map((type) => [type, { schema: PICTURE }])) },
          params,
          response: { 200: Work },
        },
      },
      async (request) => {
        const { id } = request.params
        found(await catalogue.works.byId(id))
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const type = pictureType(content)
        if (type === null) throw new ChaskiError('not_a_picture')
        return present.one(
          await posters.choosePicture(actorOf(request), id, type, content),
          readerOf(request),
        )
      },
    )
  })
}
