import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { ChaskiError } from '../../media/errors.ts'
import { POSTER, POSTER_SMALL } from '../../media/layout.ts'
import { Exact, LanguageTag, OneOf, WorkId } from '../../media/schemas/common.ts'
import { PosterId } from '../../media/schemas/poster.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import { isStaff } from '../accounts/authentication.ts'
import type { AccessCache } from '../delivery/access-cache.ts'
import type { FileServer } from '../delivery/file-server.ts'
import { type AskedFile, captionOffer, mediaOffer, posterOffer } from '../delivery/media-offers.ts'
import { sendFile, sendGone } from './file-reply.ts'

export interface MediaRoutes {
  access: AccessCache
  files: FileServer
  spots: SpotNames
}

/** Published files for those who may see the work. What everyone may see has left by the fast lane before. */
export const mediaRoutes: FastifyPluginAsyncTypebox<MediaRoutes> = async (app, deps) => {
  const { access, files, spots } = deps
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asked: AskedFile | null,
  ): Promise<FastifyReply> => {
    if (asked === null) throw new ChaskiError('not_found')
    const { work, offer } = asked
    if (offer.open || (work !== null && isStaff(request))) return sendFile(files, request, reply, offer)
    if (work?.access === 'withdrawn') return sendGone(request, reply, work, 'withdrawn', spots)
    throw new ChaskiError('not_found')
  }

  app.get('/media/*', { schema: { hide: true } }, async (request, reply) =>
    // The address as it was sent: our own need no decoding, and no other is one of ours.
    answer(request, reply, await mediaOffer(request.raw.url ?? '', access)),
  )

  app.get(
    '/posters/:id/:poster/:picture',
    {
      schema: {
        hide: true,
        params: Exact({ id: WorkId, poster: PosterId, picture: OneOf([POSTER, POSTER_SMALL]) }),
      },
    },
    async (request, reply) => {
      const { id, poster, picture } = request.params
      return answer(request, reply, await posterOffer({ workId: id, poster }, picture, access))
    },
  )

  app.get(
    '/captions/:id/:file',
    {
      schema: {
        hide: true,
        params: Exact({ id: WorkId, file: Type.String({ maxLength: 40 }) }),
        querystring: Exact({ t: Type.Optional(Type.String({ maxLength: 40 })) }),
      },
    },
    async (request, reply) => {
      const language = request.params.file.replace(/\.vtt$/, '')
      if (!Value.Check(LanguageTag, language)) throw new ChaskiError('not_found')
      return answer(request, reply, await captionOffer(request.params.id, language, access))
    },
  )
}
