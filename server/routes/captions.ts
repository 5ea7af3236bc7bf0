import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readCaptions, writeWebVtt } from '../../media/captions/captions.ts'
import { decodeText } from '../../media/captions/decode.ts'
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
const tags = ['works']
const params = Exact({ id: WorkId, language: LanguageTag })

/** Captions that staff give a work, as SubRip or WebVTT in any usual encoding; served as WebVTT. */
export const captionRoutes: FastifyPluginAsyncTypebox<CaptionRoutes> = async (app, deps) => {
  const { catalogue, captions, present, readerOf } = deps
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) =>
    done(null, body),
  )

  app.put(
    '/api/works/:id/captions/:language',
    {
      config: { readsBody: true },
      schema: {
        tags,
        summary: 'Captions in one language: SubRip or WebVTT as the body; faults are told by their line',
        consumes: ['text/vtt', 'application/x-subrip', 'text/plain', 'application/octet-stream'],
        params,
        response: { 200: Work },
      },
    },
    async (request) => {
      const { id, language } = request.params
      const work = found(await catalogue.works.byId(id))
      if (request.headers['content-type']?.startsWith('multipart/')) {
        // Told at once: the lines of a form would be taken for those of the file.
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
      schema: { tags, summary: 'Remove captions', params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { id, language } = request.params
      await captions.remove(actorOf(request), id, language)
      return reply.code(204).send(null)
    },
  )
}
