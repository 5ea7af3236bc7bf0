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
  q: Type.Optional(Line(200, { description: 'beginnings of words' })),
  language: Type.Optional(LanguageTag),
  place: Type.Optional(Line(100)),
  programme: Type.Optional(Line(200)),
  status: Type.Optional(OneOf(STATUSES, { description: 'staff only' })),
  visibility: Type.Optional(OneOf(VISIBILITIES, { description: 'staff only' })),
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
      schema: { tags, summary: 'List works, newest first', querystring: Query, response: { 200: WorkList } },
    },
    async (request) => {
      const { trashed, limit = DEFAULT_LIMIT, ...query } = request.query
      const staff = isStaff(request)
      if ((trashed || query.status || query.visibility) && !staff)
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
        summary: 'The languages, places and programmes that works have; staff see those of drafts too',
        response: { 200: Facets },
      },
    },
    async (request) => catalogue.lists.facets(isStaff(request) ? 'staff' : 'public'),
  )

  app.get(
    '/api/works/:id',
    { schema: { tags, summary: 'One work', params: One, response: { 200: Work } } },
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
        summary: 'Change a work',
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
        summary: 'Move a work to the trash',
        params: One,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await actions.trash(actorOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  for (const [action, summary] of [
    ['retry', 'Try again to make a work that failed'],
    ['cancel', 'Stop making a work'],
    ['restore', 'Bring a work back from withdrawal or from the trash'],
  ] as const) {
    app.post(
      `/api/works/:id/${action}`,
      { schema: { tags, summary, params: One, response: { 200: Work } } },
      async (request) =>
        present.one(await actions[action](actorOf(request), request.params.id), readerOf(request)),
    )
  }

  app.post(
    '/api/works/:id/withdraw',
    {
      schema: {
        tags,
        summary: 'Take a work out of circulation, and tell the stations',
        params: One,
        body: Nullable(
          Exact({
            reason: Type.Optional(Nullable(LongText(500, { description: 'as the stations are to read it' }))),
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
