import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { publishedKey } from '../../media/layout.ts'
import { Exact } from '../../media/schemas/common.ts'
import type { Download } from '../../media/schemas/published.ts'
import type { TombstoneReason } from '../../media/schemas/sync.ts'
import { type Store, StoreMissError } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { WorkRow } from '../catalogue/tables.ts'
import { publishedOf } from '../catalogue/work-columns.ts'
import { isFresh } from '../feeds/conditional.ts'
import { languageOf } from '../language.ts'
import { PROBLEM_TYPE, toProblem } from '../problems.ts'
import { accessOf } from '../rules/access.ts'
import { airStatusOf } from '../rules/air-status.ts'
import { byteRange } from '../stations/byte-range.ts'
import { tombstoneMessage } from '../stations/messages.ts'

export interface SpotFileRoutes {
  catalogue: Pick<Catalogue, 'works'>
  store: Pick<Store, 'read'>
  now?: () => Date
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
  const { catalogue, store, now = () => new Date() } = deps

  app.addHook('onRequest', async (request) => {
    // A part of a compressed file is of no use, and sound does not compress.
    delete request.headers['accept-encoding']
  })

  app.get(
    '/spots/:spot/:rendition/:fileName',
    {
      schema: {
        tags: ['feeds'],
        summary: 'A file of a spot; ranges, If-Range and HEAD work. 410: it must not be aired any more',
        params: Params,
      },
    },
    async (request, reply) => {
      const { spot, rendition } = request.params
      const [number = 0, version = 0] = spot.split('-v').map(Number)
      const work = await catalogue.works.byNumber(number)
      const { reason } = airStatusOf(work ?? null, now())
      if (work && reason !== null && wasPublic(work, reason, now()))
        return sendGone(request, reply, work, reason)
      const published = work && publishedOf(work)
      if (!work || reason !== null || published?.kind !== 'spot') throw new ChaskiError('not_found')
      if (version !== work.visible_version) {
        throw new ChaskiError(version < (work.visible_version ?? 0) ? 'gone' : 'not_found')
      }
      const download = published.downloads.find(({ name }) => name === rendition)
      if (!download) throw new ChaskiError('not_found')
      return send(request, reply, publishedKey({ workId: work.id, version }, download.file), download)
    },
  )

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    { bytes, sha256, type }: Download,
  ): Promise<FastifyReply> => {
    const tag = `"${sha256}"`
    reply
      .type(type)
      .header('accept-ranges', 'bytes')
      .header('etag', tag)
      // It may be withdrawn tomorrow; asking whether it is costs a 304.
      .header('cache-control', 'public, no-cache')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
    if (isFresh({ 'if-none-match': request.headers['if-none-match'] }, tag, null))
      return reply.code(304).send()
    const range = byteRange(request.headers, bytes, tag)
    if (range === 'unsatisfiable') {
      return reply.code(416).header('content-range', `bytes */${bytes}`).type('text/plain').send('')
    }
    if (range !== 'whole')
      reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${bytes}`)
    reply.header('content-length', range === 'whole' ? bytes : range.end - range.start + 1)
    // A stream, because of anything else Fastify would count the bytes anew.
    if (request.method === 'HEAD') return reply.send(Readable.from([]))
    try {
      return await reply.send(await store.read(key, range === 'whole' ? undefined : range))
    } catch (error) {
      if (error instanceof StoreMissError) throw new ChaskiError('not_found', { cause: error })
      throw error
    }
  }
}

/** Only of what stations have been told may they learn that it is gone. */
function wasPublic(work: WorkRow, reason: TombstoneReason, now: Date): boolean {
  return (reason === 'withdrawn' || reason === 'ended') && accessOf(work, now) !== 'hidden'
}

function sendGone(
  request: FastifyRequest,
  reply: FastifyReply,
  work: WorkRow,
  reason: TombstoneReason,
): FastifyReply {
  return reply
    .code(410)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send({
      ...toProblem(new ChaskiError('gone'), languageOf(request)),
      detail: tombstoneMessage(work, reason, work.withdrawal_reason),
      reason,
    })
}
