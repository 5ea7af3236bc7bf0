import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, PageQuery, WorkId } from '../../media/schemas/common.ts'
import type { Work } from '../../media/schemas/work.ts'
import { contextFor, type Site } from '../pages/request-context.ts'
import { workPage } from '../pages/work-page.ts'
import { answerOf } from './common.ts'
import { sendDraft } from './page-reply.ts'

interface PreviewPages {
  works: { previewedWork(id: string): Promise<Work | null> }
  site: Site
}

const SUMMARY = 'The page of a work as it will be, before anybody else may see it'

/**
 * Pages of drafts and of scheduled and withdrawn works, for staff. They have an address of their own, so that no rule
 * and no cache of the public pages ever concerns them.
 */
export const previewPages: FastifyPluginAsyncTypebox<PreviewPages> = async (app, { works, site }) => {
  app.get(
    '/studio/obras/:id',
    {
      schema: {
        tags: ['pages'],
        operationId: 'getWorkPreview',
        summary: SUMMARY,
        errors: ['not_found'],
        params: Exact({ id: WorkId }),
        querystring: PageQuery({ lang: Type.Optional(Type.String({ maxLength: 2000 })) }),
        response: { 200: answerOf(SUMMARY, 'text/html') },
      },
    },
    async (request, reply) => {
      const work = await works.previewedWork(request.params.id)
      if (work === null) throw new ChaskiError('not_found')
      return sendDraft(reply, workPage(work, await contextFor(request, site), { preview: true }))
    },
  )
}
