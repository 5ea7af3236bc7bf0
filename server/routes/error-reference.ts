import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { errorReferencePage } from '../pages/error-reference.ts'
import { contextFor, pathOf, type Site } from '../pages/request-context.ts'
import { answerOf } from './common.ts'
import { sendPage } from './page-reply.ts'

/** The page that the `type` of a problem document leads to. */
export const errorReference: FastifyPluginAsyncTypebox<{ site: Site }> = async (app, { site }) => {
  app.get(
    '/docs/errors',
    {
      schema: {
        tags: ['operation'],
        operationId: 'listErrors',
        summary: 'Every error code, and what to do about it (HTML)',
        response: { 200: answerOf('A page', 'text/html') },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, errorReferencePage(pathOf(request.url), await contextFor(request, site))),
  )
}
