import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError, type ErrorCode } from '../../media/errors.ts'
import { paths } from '../../media/layout.ts'
import { Exact, PageQuery } from '../../media/schemas/common.ts'
import type { Work } from '../../media/schemas/work.ts'
import { discreetFor } from '../pages/context.ts'
import { contextFor, type Site } from '../pages/request-context.ts'
import { programmeWallPoster, workWallPoster } from '../pages/wall-poster.ts'
import type { PublicProgrammes } from '../programmes/public-programmes.ts'
import { answerOf } from './common.ts'
import { sendPage } from './page-reply.ts'

export interface WallPosters {
  works: {
    publicWorkBySlug(slug: string): Promise<Work | null>
    publicWorkByNumber(number: number): Promise<Work | null>
  }
  programmes: PublicProgrammes
  site: Site
}

const page = (operationId: string, summary: string, errors: readonly ErrorCode[]) => ({
  tags: ['pages'],
  operationId,
  summary,
  errors,
  querystring: PageQuery({ lang: Type.Optional(Type.String({ maxLength: 100 })) }),
  response: { 200: answerOf(summary, 'text/html') },
})
const ONE_WORK = ['not_found', 'gone'] as const

/** Sheets to print and hang up. */
export const wallPosters: FastifyPluginAsyncTypebox<WallPosters> = async (
  app,
  { works, programmes, site },
) => {
  app.get(
    '/works/:slug/afiche',
    {
      schema: {
        ...page('getWallPoster', 'A poster of a work, to print', ONE_WORK),
        params: Exact({ slug: Type.String({ maxLength: 200 }) }),
      },
    },
    async (request, reply) => {
      const work = shown(await works.publicWorkBySlug(request.params.slug))
      if (work.sensitive) return reply.redirect(paths.wallPoster(paths.pageOf(work)), 302)
      return sendPage(request, reply, workWallPoster(work, await contextFor(request, site)))
    },
  )

  app.get(
    '/o/:number/afiche',
    {
      schema: {
        ...page('getDiscreetWallPoster', 'A poster of a work at an address that names nothing', ONE_WORK),
        params: Exact({ number: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) }),
      },
    },
    async (request, reply) => {
      const work = shown(await works.publicWorkByNumber(request.params.number))
      const context = discreetFor({ sensitive: true }, await contextFor(request, site))
      return reply
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(workWallPoster(work, context))
    },
  )

  app.get(
    '/programas/:slug/afiche',
    {
      schema: {
        ...page('getProgrammeWallPoster', 'A poster of a programme, to print', ['not_found']),
        params: Exact({ slug: Type.String({ maxLength: 200 }) }),
      },
    },
    async (request, reply) => {
      const programme = await programmes.find(request.params.slug, false)
      if (!programme) throw new ChaskiError('not_found')
      const latest = await programmes.latest(programme)
      const pictured = [...latest.video, ...latest.brochure].find(
        ({ urls, sensitive }) => urls.poster !== null && !sensitive,
      )
      return sendPage(
        request,
        reply,
        programmeWallPoster(programme, pictured ?? null, await contextFor(request, site)),
      )
    },
  )
}

function shown(work: Work | null): Work {
  if (work === null) throw new ChaskiError('not_found')
  if (work.withdrawnAt !== null) throw new ChaskiError('gone')
  return work
}
