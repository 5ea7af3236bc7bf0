import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastifyPlugin from 'fastify-plugin'
import { SESSION_COOKIE } from '../accounts/authentication.ts'

/** The OpenAPI document at `/docs/json`, made from the schemas that also validate, and a page to read it at `/docs`. */
export const docs = fastifyPlugin(async (app) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Chaski', version: '1', description: 'Works in, streams, spots and brochures out.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    // Its pages carry styles in their elements; scripts stay ours only.
    transformStaticCSP: (header) => header,
    uiConfig: { deepLinking: true },
  })
})
