import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { publishedKey } from '../../media/layout.ts'
import { Exact } from '../../media/schemas/common.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { AccessCache } from '../delivery/access-cache.ts'
import type { FileServer } from '../delivery/file-server.ts'
import { answerOf } from './common.ts'
import { sendFile, sendGone } from './file-reply.ts'

export interface SpotFileRoutes {
  access: AccessCache
  files: FileServer
  spots: SpotNames
}

const Params = Exact({
  spot: Type.String({
    pattern: '^[1-9][0-9]{0,8}-v[1-9][0-9]{0,5}$',
    description: 'number and version: `123-v2`',
  }),
  rendition: Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'such as `mp3-128`' }),
  fileName: Type.String({ maxLength: 200, description: 'whatever the station keeps it under' }),
})

/**
 * The files of spots, under names that importers can use. A download that was cut off goes on where it stopped: the
 * ETag is the hash of the file, so `If-Range` tells for sure whether it is still the same.
 */
export const spotFileRoutes: FastifyPluginAsyncTypebox<SpotFileRoutes> = async (app, deps) => {
  const { access, files, spots } = deps
  app.get(
    '/spots/:spot/:rendition/:fileName',
    {
      schema: {
        tags: ['feeds'],
        operationId: 'downloadSpot',
        summary:
          'Download a file of a spot. Supports ranges, `If-Range` and HEAD; 410 once it must not be aired any more',
        errors: ['not_found', 'gone'],
        params: Params,
        response: {
          200: answerOf('The file', 'audio/mpeg', 'audio/wav', 'audio/flac', 'audio/ogg'),
          206: answerOf('The range asked for', 'audio/mpeg', 'audio/wav', 'audio/flac', 'audio/ogg'),
        },
      },
    },
    async (request, reply) => {
      const { spot, rendition } = request.params
      const [number = 0, version = 0] = spot.split('-v').map(Number)
      const work = await access.byNumber(number)
      if (!work?.spot) throw new ChaskiError('not_found')
      const { offAir, downloads } = work.spot
      // Only of what stations have been told may they learn that it is gone.
      const told = offAir === 'withdrawn' || offAir === 'ended'
      if (told && work.access !== 'hidden') return sendGone(request, reply, work, offAir, spots)
      if (offAir !== null) throw new ChaskiError('not_found')
      if (version !== work.visibleVersion) {
        throw new ChaskiError(version < (work.visibleVersion ?? 0) ? 'gone' : 'not_found')
      }
      const download = downloads.find(({ name }) => name === rendition)
      if (!download) throw new ChaskiError('not_found')
      return sendFile(files, request, reply, {
        key: publishedKey({ workId: work.id, version }, download.file),
        type: download.type,
        // It may be withdrawn tomorrow; asking whether it is costs a 304.
        cacheControl: 'public, no-cache',
        open: true,
        changing: false,
        sha256: download.sha256,
      })
    },
  )
}
