import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Exact } from '../../media/schemas/common.ts'
import { NewService, Service, ServiceEdit, ServiceId, ServiceList } from '../../media/schemas/service.ts'
import { isStaff } from '../accounts/authentication.ts'
import type { ServiceActions } from '../actions/services.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { presentService } from '../safety/present-service.ts'
import { actorOf } from './common.ts'

const tags = ['safety']

/** Help lines and centres: anyone reads those that pages show, staff read and change all. */
export const serviceRoutes: FastifyPluginAsyncTypebox<{
  services: Reads['services']
  actions: ServiceActions
}> = async (app, { services, actions }) => {
  app.get(
    '/api/services',
    {
      schema: {
        tags,
        operationId: 'listServices',
        summary: 'List help lines and centres. Staff see those that pages do not show too',
        response: { 200: ServiceList },
      },
    },
    async (request) => {
      const staff = isStaff(request)
      const shown = (await services.list()).filter(({ active }) => staff || active)
      return { items: shown.map((service) => presentService(service)) }
    },
  )

  app.post(
    '/api/services',
    {
      schema: {
        tags,
        operationId: 'createService',
        summary: 'Add a help line or centre',
        body: NewService,
        response: { 201: Service },
      },
    },
    async (request, reply) =>
      reply.code(201).send(presentService(await actions.create(actorOf(request), request.body))),
  )

  app.patch(
    '/api/services/:id',
    {
      schema: {
        tags,
        operationId: 'editService',
        summary: 'Edit a help line or centre, or confirm that it is as it stands',
        errors: ['not_found', 'no_help_line'],
        params: Exact({ id: ServiceId }),
        body: ServiceEdit,
        response: { 200: Service },
      },
    },
    async (request) => presentService(await actions.edit(actorOf(request), request.params.id, request.body)),
  )
}
