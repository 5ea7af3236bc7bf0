import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import sharp from 'sharp'
import { Type } from 'typebox'
import { KEPT_PATH } from '../../media/copies.ts'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, PageQuery } from '../../media/schemas/common.ts'
import { Copies, CopiesAsked } from '../../media/schemas/copy.ts'
import type { Work } from '../../media/schemas/work.ts'
import { isStaff } from '../accounts/authentication.ts'
import { copyEdition, copyOf } from '../pages/copy.ts'
import { copyPage } from '../pages/copy-page.ts'
import { ICON_SIDES, iconOf, webManifest } from '../pages/installation.ts'
import { keptPage } from '../pages/kept-page.ts'
import { contextFor, isDiscreet, type Site } from '../pages/request-context.ts'
import type { PageTokens } from '../views/page-tokens.ts'
import { answerOf } from './common.ts'
import { sendPage, sendWatchedPage } from './page-reply.ts'

export interface CopyRoutes {
  works: { publicWorkByNumber(number: number): Promise<Work | null> }
  site: Site
  tokens: Pick<PageTokens, 'issue'>
}

const tags = ['copies']
const querystring = PageQuery({ lang: Type.Optional(Type.String({ maxLength: 100 })) })
const ByNumber = Exact({ number: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) })
const DAY = 'public, max-age=86400'

/** What viewers keep in their browsers, to open it without a link; and what a phone needs to install the site. */
export const copyRoutes: FastifyPluginAsyncTypebox<CopyRoutes> = async (app, { works, site, tokens }) => {
  /** @throws ChaskiError `not_found` or `gone` where nobody may keep it, or not any more */
  const copyByNumber = async (number: number): Promise<Work> => {
    const work = await works.publicWorkByNumber(number)
    if (work !== null && work.withdrawnAt !== null) throw new ChaskiError('gone')
    const copy = work && copyOf(work)
    if (copy === null) throw new ChaskiError('not_found')
    return copy
  }

  app.get(
    '/copias/:number',
    {
      schema: {
        tags,
        operationId: 'getCopyPage',
        summary: 'The page of a work as a browser keeps it, with all that it needs in a data block',
        errors: ['not_found', 'gone'],
        params: ByNumber,
        querystring,
        response: { 200: answerOf('The page', 'text/html') },
      },
    },
    async (request, reply) => {
      const copy = await copyByNumber(request.params.number)
      const context = await contextFor(request, site)
      const token = isStaff(request) ? null : () => tokens.issue(copy.id, 'site')
      // Each copy counts by itself: none may come out of a cache with the token of another.
      return sendWatchedPage(request, reply, copyPage(copy, context), token, { discreet: true })
    },
  )

  app.get(
    KEPT_PATH,
    {
      schema: {
        tags,
        operationId: 'getKeptPage',
        summary: 'The page that lists what a browser keeps',
        querystring,
        response: { 200: answerOf('The page', 'text/html') },
      },
    },
    async (request, reply) => sendPage(request, reply, keptPage(await contextFor(request, site))),
  )

  app.get(
    '/api/copies',
    {
      schema: {
        tags,
        operationId: 'getCopies',
        summary: 'Which copies of works may still be kept',
        description:
          'Those that are left out were withdrawn, hidden or marked as sensitive: they are let go.',
        querystring: CopiesAsked,
        response: { 200: Copies },
      },
    },
    async ({ query }, reply) => {
      const { services } = await site.safety()
      const asked = [...new Set(query.numbers.split(',').map(Number))]
      const found = await Promise.all(asked.map((number) => works.publicWorkByNumber(number)))
      const copies = found
        .map((work) => work && work.withdrawnAt === null && copyOf(work))
        .filter((copy) => copy !== null && copy !== false)
        .map((copy) => ({
          number: copy.number,
          edition: copyEdition(copy, { assets: site.assets, services }),
        }))
      return reply.header('cache-control', 'no-store').send({ copies })
    },
  )

  app.get('/manifest.webmanifest', { schema: { hide: true, querystring } }, async (request, reply) =>
    reply
      .header('cache-control', DAY)
      .type('application/manifest+json')
      .send(JSON.stringify(webManifest(await contextFor(request, site)))),
  )

  for (const side of ICON_SIDES) {
    app.get(`/icono-${side}.png`, { schema: { hide: true, querystring } }, async ({ url }, reply) =>
      reply
        .header('cache-control', DAY)
        .type('image/png')
        .send(await drawn(iconOf(isDiscreet(url)), side)),
    )
  }
}

// Two of each size, asked for when somebody installs the site.
function drawn(svg: string, side: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 72 * (side / 32) })
    .resize(side, side)
    .png({ palette: true })
    .toBuffer()
}
