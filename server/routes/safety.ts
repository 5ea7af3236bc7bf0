import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SafetyEdit, SafetySettings } from '../../media/schemas/safety.ts'
import type { SafetyActions } from '../actions/safety.ts'
import type { Safety } from '../safety/safety.ts'
import { actorOf } from './common.ts'

const tags = ['safety']

/** What staff set for the safety of viewers. */
export const safetyRoutes: FastifyPluginAsyncTypebox<{
  safety: () => Promise<Safety>
  actions: SafetyActions
}> = async (app, { safety, actions }) => {
  app.get(
    '/api/safety',
    {
      schema: {
        tags,
        operationId: 'getSafety',
        summary: 'Where the link that leaves a page at once leads',
        response: { 200: SafetySettings },
      },
    },
    async () => ({ leaveTo: (await safety()).leaveTo }),
  )

  app.patch(
    '/api/safety',
    {
      schema: {
        tags,
        operationId: 'editSafety',
        summary: 'Choose where that link leads',
        body: SafetyEdit,
        response: { 200: SafetySettings },
      },
    },
    async (request) => ({ leaveTo: (await actions.edit(actorOf(request), request.body)).leaveTo }),
  )
}
