import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readCaptions, writeWebVtt } from '../../media/captions/captions.ts'
import { decodeText } from '../../media/decode-text.ts'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, LanguageTag, WorkId } from '../../media/schemas/common.ts'
import { Work } from '../../media/schemas/work.ts'
import { found } from '../actions/act.ts'
import type { CaptionActions } from '../actions/captions.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Presenter } from '../works/present.ts'
import { actorOf, type ReaderOf } from './common.ts'

export interface CaptionRoutes {
  catalogue: Pick<Reads, 'works'>
  captions: CaptionActions
  present: Presenter
  readerOf: ReaderOf
}

// Ten hours of dense talk.
const MAX_BYTES = 2 * 2 ** 20
const tags = ['uploads']
const TYPES = ['text/vtt', 'application/x-subrip', 'text/plain', 'application/octet-stream']
const CAPTIONS = {
  type: 'string',
  description: 'The file itself, in any usual text encoding',
  examples: ['WEBVTT\n\n00:01.000 --> 00:03.500\nBuenos días.\n'],
}
const params = Exact({ id: WorkId, language: LanguageTag })

/** Captions uploaded by staff, as SubRip or WebVTT in any common encoding; served as WebVTT. */
export const captionRoutes: FastifyPluginAsyncTypebox<CaptionRoutes> = async (app, deps) => {
  const { catalogue, captions, present, readerOf } = deps
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) =>
    done(null, body),
  )

  app.put(
    '/api/works/:id/captions/:language',
    {
      config: { body: 'raw' },
      schema: {
        tags,
        operationId: 'putCaptions',
        summary: 'Upload captions in one language, as SubRip or WebVTT. Errors name the line',
        errors: ['not_found'],
        requestBody: { content: Object.fromEntries(TYPES.map((type) => [type, { schema: CAPTIONS }])) },
        params,
        response: { 200: Work },
      },
    },
    async (request) => {
      const { id, language } = request.params
      const work = found(await catalogue.works.byId(id))
      if (request.headers['content-type']?.startsWith('multipart/')) {
        // Refused at once: the lines of a form would be read as lines of the file.
        const fields = [{ path: 'content-type', message: 'the file itself is the body, without a form' }]
        throw new ChaskiError('bad_request', { fields })
      }
      const read = readCaptions(decodeText(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)))
      if ('faults' in read) {
        const fields = read.faults.map(({ line, message }) => ({ path: `line ${line}`, message }))
        throw new ChaskiError('bad_request', { fields })
      }
      await captions.set(actorOf(request), id, language, writeWebVtt(read.cues))
      return present.one(work, readerOf(request))
    },
  )

  app.delete(
    '/api/works/:id/captions/:language',
    {
      schema: {
        tags,
        operationId: 'removeCaptions',
        summary: 'Remove captions',
        errors: ['not_found'],
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id, language } = request.params
      await captions.remove(actorOf(request), id, language)
      return reply.code(204).send(null)
    },
  )
}
