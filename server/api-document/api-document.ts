import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastifyPlugin from 'fastify-plugin'
import { Problem } from '../../media/schemas/common.ts'
import { FAVICON } from '../pages/icons.ts'
import { complete } from './complete-document.ts'
import { describeRoute, type RouteAccess } from './describe-route.ts'
import { TAGS } from './tags.ts'

const DESCRIPTION = `
Chaski takes in videos, radio spots and brochures and publishes them in the formats that viewers and stations need.

**Authentication.** Staff sign in with \`POST /api/session\`, which sets a cookie, or send a token as
\`Authorization: Bearer …\`. Stations send their token the same way, or use their secret addresses.

**Errors** are RFC 9457 problem documents with a stable \`code\`; \`title\` and \`hint\` are in the language of
\`Accept-Language\` (es, qu, en). \`/docs/errors\` lists all codes and what to do about each.

**Values.** Times are RFC 3339 in UTC, durations are seconds, sizes are bytes. Unknown fields are refused.
`.trim()

export interface ApiDocument {
  /** By the method and the address of a route. */
  accessOf: (method: string, url: string) => RouteAccess
  sessionCookie: string
}

/** The OpenAPI document at `/docs/json`, made from the schemas that also validate, and a page to read it at `/docs`. */
export const apiDocument = fastifyPlugin<ApiDocument>(async (app, { accessOf, sessionCookie }) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chaski',
        version: '1',
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'This server' }],
      tags: [...TAGS],
      components: {
        schemas: { Problem },
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: 'The cookie of a signed-in person',
          },
          bearer: { type: 'http', scheme: 'bearer', description: 'The token of a person or of a station' },
        },
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _baseUri, _fragment, index) =>
        typeof $id === 'string' ? $id : `def-${index}`,
    },
    transform: ({ schema, url, route }) => {
      const access = accessOf([route.method].flat()[0] ?? 'GET', url)
      return { schema: describeRoute(route, schema ?? {}, access), url }
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new TypeError('expected an OpenAPI document')
      const { openapiObject } = document
      const { paths, components } = complete((openapiObject.paths ?? {}) as Parameters<typeof complete>[0])
      const { schemas } = openapiObject.components ?? {}
      return Object.assign(openapiObject, {
        paths,
        components: {
          ...openapiObject.components,
          ...components,
          schemas: { ...schemas, ...components.schemas },
        },
      })
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: {
      // Without the bar that carries the logo of Swagger.
      layout: 'BaseLayout',
      deepLinking: true,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
    },
    theme: {
      title: 'Chaski: API',
      favicon: [
        { filename: 'favicon.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: FAVICON },
      ],
    },
  })
})
