import formbody from '@fastify/formbody'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { PageQuery } from '../../media/schemas/common.ts'
import { contextFor, type Site } from '../pages/request-context.ts'
import { ERASE_PATH, SAFETY_PATH, safetyPage } from '../pages/safety-page.ts'
import { answerOf } from './common.ts'
import { sendPage } from './page-reply.ts'

const tags = ['pages']
const querystring = PageQuery({ lang: Type.Optional(Type.String({ maxLength: 100 })) })

/** What the site can and cannot do for those who are watched, and the button that wipes what it kept. */
export const safetyPages: FastifyPluginAsyncTypebox<{ site: Site }> = async (app, { site }) => {
  await app.register(formbody)

  app.get(
    SAFETY_PATH,
    {
      schema: {
        tags,
        operationId: 'showSafetyPage',
        summary: 'What protects viewers, what does not, and what they can do',
        querystring,
        response: { 200: answerOf('The page', 'text/html') },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, safetyPage(await contextFor(request, site), { erased: false })),
  )

  app.post(ERASE_PATH, { schema: { hide: true, querystring } }, async (request, reply) => {
    // Our pages send no referrer, so a browser may hide the origin too; one that names another site is believed.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw new ChaskiError('forbidden')
    const page = safetyPage(await contextFor(request, site), { erased: true })
    return reply
      .header('clear-site-data', '"cache", "storage"')
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page)
  })
}
