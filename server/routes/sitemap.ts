import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact } from '../../media/schemas/common.ts'
import {
  filesUpTo,
  generalPages,
  numbersIn,
  robots,
  sitemap,
  sitemapIndex,
  workPages,
} from '../pages/sitemap.ts'
import type { PublicProgrammes } from '../programmes/public-programmes.ts'
import type { PublicWorks } from '../works/public-works.ts'
import { answerOf } from './common.ts'
import { sendPage } from './page-reply.ts'

export type SitemapWorks = Pick<PublicWorks, 'addresses' | 'highestNumber'>

export interface SitemapRoutes {
  works: SitemapWorks
  programmes: Pick<PublicProgrammes, 'list'>
  baseUrl: string
}

const XML = 'application/xml; charset=utf-8'
const tags = ['pages']

/** What search engines read. A small site is one file; of a large one each file is made when it is asked for. */
export const sitemapRoutes: FastifyPluginAsyncTypebox<SitemapRoutes> = async (app, deps) => {
  const { works, programmes, baseUrl } = deps

  const fileOf = async (file: number): Promise<string> => {
    const general = file === 1 ? generalPages((await programmes.list()).map(({ slug }) => slug)) : []
    return sitemap([...general, ...workPages(await works.addresses(numbersIn(file)))], baseUrl)
  }

  app.get(
    '/sitemap.xml',
    {
      schema: {
        tags,
        operationId: 'getSitemap',
        summary: 'All public pages, for search engines; of a large site, the files that name them',
        response: { 200: answerOf('A sitemap or a sitemap index', 'application/xml') },
      },
    },
    async (request, reply) => {
      const files = filesUpTo(await works.highestNumber())
      return sendPage(request, reply, files === 1 ? await fileOf(1) : sitemapIndex(files, baseUrl), XML)
    },
  )

  app.get(
    '/sitemaps/:file.xml',
    {
      schema: {
        tags,
        operationId: 'getSitemapFile',
        summary: 'A part of the sitemap of a large site',
        errors: ['not_found'],
        params: Exact({ file: Type.Integer({ minimum: 1, maximum: 50_000 }) }),
        response: { 200: answerOf('A sitemap', 'application/xml') },
      },
    },
    async (request, reply) => {
      const { file } = request.params
      if (file > filesUpTo(await works.highestNumber())) throw new ChaskiError('not_found')
      return sendPage(request, reply, await fileOf(file), XML)
    },
  )

  app.get(
    '/robots.txt',
    {
      schema: {
        tags,
        operationId: 'getRobots',
        summary: 'What search engines may read',
        response: { 200: answerOf('What search engines may read', 'text/plain') },
      },
    },
    (request, reply) => sendPage(request, reply, robots(baseUrl), 'text/plain; charset=utf-8'),
  )
}
