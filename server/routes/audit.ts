import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AuditList, AuditQuery } from '../../media/schemas/audit.ts'
import type { Reads } from '../catalogue/catalogue.ts'

const DEFAULT_LIMIT = 50

/** Who changed what, for administrators. */
export const auditRoutes: FastifyPluginAsyncTypebox<Pick<Reads, 'audit'>> = async (app, { audit }) => {
  app.get(
    '/api/audit',
    {
      schema: {
        tags: ['audit'],
        operationId: 'listAuditLines',
        summary: 'Who changed what, latest first. Filter by actor, object or verb',
        querystring: AuditQuery,
        response: { 200: AuditList },
      },
    },
    async (request) => {
      const { limit = DEFAULT_LIMIT, ...query } = request.query
      const { items, cursor } = await audit.list({ ...query, limit })
      return {
        items: items.map(({ actor, actorName, ...entry }) => ({
          ...entry,
          actor: { ...actor, name: actorName },
        })),
        cursor,
      }
    },
  )
}
