import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { paths } from '../../media/layout.ts'
import { Exact, PageQuery } from '../../media/schemas/common.ts'
import { isStaff } from '../accounts/authentication.ts'
import { programmePage } from '../pages/programme-page.ts'
import { programmesPage } from '../pages/programmes-page.ts'
import { contextFor, type Site } from '../pages/request-context.ts'
import type { PublicProgrammes } from '../programmes/public-programmes.ts'
import { answerOf } from './common.ts'
import { sendDraft, sendPage } from './page-reply.ts'

export interface ProgrammePages {
  programmes: PublicProgrammes
  site: Site
}

const tags = ['pages']
const querystring = PageQuery({ lang: Type.Optional(Type.String({ maxLength: 100 })) })

/** The public pages of programmes. */
export const programmePages: FastifyPluginAsyncTypebox<ProgrammePages> = async (
  app,
  { programmes, site },
) => {
  app.get(
    '/programas',
    {
      schema: {
        tags,
        operationId: 'showProgrammes',
        summary: 'The page of all programmes',
        querystring,
        response: { 200: answerOf('All programmes', 'text/html') },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, programmesPage(await programmes.list(), await contextFor(request, site))),
  )

  app.get(
    '/programas/:slug',
    {
      schema: {
        tags,
        operationId: 'showProgramme',
        summary: 'The page of a programme: its text, projects, results and works',
        errors: ['not_found'],
        response: { 200: answerOf('A programme', 'text/html') },
        params: Exact({ slug: Type.String({ maxLength: 200 }) }),
        querystring,
      },
    },
    async (request, reply) => {
      const programme = await programmes.find(request.params.slug, isStaff(request))
      if (!programme) throw new ChaskiError('not_found')
      // An id, an old name or an old address leads to the present one.
      if (request.params.slug !== programme.slug) {
        const { search } = new URL(request.url, 'http://any')
        return reply.redirect(paths.programme(programme.slug) + search, 301)
      }
      const [latest, pictures] = await Promise.all([
        programmes.latest(programme),
        programmes.pictures(programme),
      ])
      const page = programmePage(programme, { latest, pictures }, await contextFor(request, site))
      if (programme.visibility === 'draft') return sendDraft(reply, page)
      return sendPage(request, reply, page)
    },
  )
}
