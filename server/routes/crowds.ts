import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { CrowdHour, CrowdList, CrowdVerdict } from '../../media/schemas/crowd.ts'
import type { CrowdActions } from '../actions/crowds.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { actorOf } from './common.ts'

export interface CrowdRoutes {
  catalogue: Pick<Reads, 'crowds'>
  actions: CrowdActions
}

const tags = ['views']
const LISTED = 200

/** Sudden crowds, which count only when staff say so. */
export const crowdRoutes: FastifyPluginAsyncTypebox<CrowdRoutes> = async (app, { catalogue, actions }) => {
  app.get(
    '/api/crowds',
    {
      schema: {
        tags,
        operationId: 'listCrowds',
        summary: 'Hours in which a work was viewed so often that its views stand apart, the latest first',
        response: { 200: CrowdList },
      },
    },
    async () => ({ items: await catalogue.crowds.list(LISTED) }),
  )

  app.post(
    '/api/crowds/:work/:hour',
    {
      schema: {
        tags,
        operationId: 'decideCrowd',
        summary: 'Decide whether a crowd counts',
        errors: ['not_found', 'conflict'],
        params: Exact({ work: WorkId, hour: CrowdHour }),
        body: CrowdVerdict,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { work, hour } = request.params
      await actions.decide(actorOf(request), { workId: work, hour }, request.body.decision)
      return reply.code(204).send(null)
    },
  )
}
