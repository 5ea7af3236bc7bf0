import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, LanguageTag, Line, LongText, Nullable, OneOf, WorkId } from '../../media/schemas/common.ts'
import { Facets, Work, WorkEdit, WorkList } from '../../media/schemas/work.ts'
import { KINDS, STATUSES, VISIBILITIES } from '../../media/vocabulary.ts'
import { isStaff } from '../accounts/authentication.ts'
import type { WorkActions } from '../actions/works.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { accessOf } from '../rules/access.ts'
import type { Presenter } from '../works/present.ts'
import { actorOf, type ReaderOf } from './common.ts'

export interface WorkRoutes {
  catalogue: Pick<Reads, 'works' | 'lists'>
  actions: WorkActions
  present: Presenter
  readerOf: ReaderOf
}

const tags = ['works']
const One = Exact({ id: WorkId })

const Query = Exact({
  kind: Type.Optional(OneOf(KINDS)),
  q: Type.Optional(Line(200, { description: 'beginnings of words', examples: ['agua'] })),
  language: Type.Optional(LanguageTag),
  place: Type.Optional(Line(100, { examples: ['Huamanga'] })),
  programme: Type.Optional(Line(200, { examples: ['Agua segura'] })),
  status: Type.Optional(OneOf(STATUSES, { description: 'staff only' })),
  visibility: Type.Optional(OneOf(VISIBILITIES, { description: 'staff only' })),
  bytes: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'of the uploaded file; staff only. Finds what was uploaded before',
    }),
  ),
  trashed: Type.Optional(Type.Boolean({ description: 'what is in the trash; staff only' })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})

const DEFAULT_LIMIT = 50

/** Works: anyone reads what is public, staff read and change all. */
export const workRoutes: FastifyPluginAsyncTypebox<WorkRoutes> = async (app, deps) => {
  const { catalogue, actions, present, readerOf } = deps

  app.get(
    '/api/works',
    {
      schema: {
        tags,
        operationId: 'listWorks',
        summary: 'List works, newest first',
        errors: ['not_signed_in', 'forbidden'],
        querystring: Query,
        response: { 200: WorkList },
      },
    },
    async (request) => {
      const { trashed, limit = DEFAULT_LIMIT, ...query } = request.query
      const staff = isStaff(request)
      if ((trashed || query.status || query.visibility || query.bytes) && !staff)
        throw new ChaskiError(request.user ? 'forbidden' : 'not_signed_in')
      const { items, cursor } = await catalogue.lists.list({
        ...query,
        limit,
        audience: staff ? (trashed ? 'trash' : 'staff') : 'public',
      })
      return { items: await present.list(items, readerOf(request)), cursor }
    },
  )

  app.get(
    '/api/facets',
    {
      schema: {
        tags,
        operationId: 'getFacets',
        summary: 'The languages, places and programmes in use; staff also see those of drafts',
        response: { 200: Facets },
      },
    },
    async (request) => catalogue.lists.facets(isStaff(request) ? 'staff' : 'public'),
  )

  app.get(
    '/api/works/:id',
    {
      schema: {
        tags,
        operationId: 'getWork',
        summary: 'Get a work',
        errors: ['not_found', 'gone'],
        params: One,
        response: { 200: Work },
      },
    },
    async (request, reply) => {
      const row = await catalogue.works.byId(request.params.id)
      const access = row ? accessOf(row, new Date()) : 'hidden'
      if (!row || (access === 'hidden' && !isStaff(request))) throw new ChaskiError('not_found')
      if (access === 'withdrawn' && !isStaff(request)) throw new ChaskiError('gone')
      const work = await present.one(row, readerOf(request))
      reply.header('etag', work.etag)
      return work
    },
  )

  app.patch(
    '/api/works/:id',
    {
      schema: {
        tags,
        operationId: 'editWork',
        summary: 'Edit a work',
        errors: ['not_found', 'changed_meanwhile'],
        requestHeaders: Exact({
          'if-match': Type.Optional(
            Type.String({
              description: 'the `etag` of the work that was edited; 412 if it has changed since',
            }),
          ),
        }),
        params: One,
        body: WorkEdit,
        response: { 200: Work },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request
      const edited = await actions.edit(actorOf(request), params.id, body, headers['if-match'])
      const work = await present.one(edited, readerOf(request))
      reply.header('etag', work.etag)
      return work
    },
  )

  app.delete(
    '/api/works/:id',
    {
      schema: {
        tags,
        operationId: 'trashWork',
        summary: 'Move a work to the trash',
        errors: ['not_found'],
        params: One,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await actions.trash(actorOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  for (const [action, operationId, summary, errors] of [
    ['cancel', 'cancelWork', 'Stop processing a work', ['not_found', 'conflict']],
    ['restore', 'restoreWork', 'Restore a withdrawn or trashed work', ['not_found']],
  ] as const) {
    app.post(
      `/api/works/:id/${action}`,
      { schema: { tags, operationId, summary, errors, params: One, response: { 200: Work } } },
      async (request) =>
        present.one(await actions[action](actorOf(request), request.params.id), readerOf(request)),
    )
  }

  app.post(
    '/api/works/:id/retry',
    {
      schema: {
        tags,
        operationId: 'retryWork',
        summary: 'Process a failed work again, also as another kind',
        errors: ['not_found', 'conflict'],
        params: One,
        body: Nullable(
          Exact({
            kind: Type.Optional(
              OneOf(['video', 'spot'], {
                description: 'a film with sound alone becomes a spot; only before anybody has seen the work',
                examples: ['spot'],
              }),
            ),
          }),
        ),
        response: { 200: Work },
      },
    },
    async (request) =>
      present.one(
        await actions.retry(actorOf(request), request.params.id, request.body?.kind),
        readerOf(request),
      ),
  )

  app.post(
    '/api/works/:id/withdraw',
    {
      schema: {
        tags,
        operationId: 'withdrawWork',
        summary: 'Withdraw a work and notify the stations',
        errors: ['not_found'],
        params: One,
        body: Nullable(
          Exact({
            reason: Type.Optional(
              Nullable(
                LongText(500, {
                  description: 'for stations to read',
                  examples: ['El número de la línea de ayuda cambió.'],
                }),
              ),
            ),
          }),
        ),
        response: { 200: Work },
      },
    },
    async (request) =>
      present.one(
        await actions.withdraw(actorOf(request), request.params.id, request.body?.reason?.trim() || null),
        readerOf(request),
      ),
  )
}
