import type { RouteOptions } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { ChaskiError } from '../../media/errors.ts'
import { Nothing } from '../../media/schemas/common.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A body that no schema describes: a text that the route reads itself, or an upload that goes to disk as it comes. */
    body?: 'raw' | 'stream'
  }
}

/**
 * No route accepts anything it did not declare. A route without a schema for its query or body accepts none, and a schema
 * that allows unknown fields prevents the start. Registered before the routes.
 * @throws Error that names the route and what is open
 */
export const closedSchemas = fastifyPlugin(async (app) => {
  app.addHook('onRoute', (route) => {
    const schema = { ...route.schema }
    if (!isFolderOfFiles(route)) schema.querystring ??= Nothing
    for (const part of ['body', 'querystring', 'params'] as const) {
      const open = openPartOf(schema[part], part)
      if (open) throw new Error(`${nameOf(route)} takes unknown fields in its ${open}`)
    }
    if (route.url.includes(':') && schema.params === undefined) {
      throw new Error(`${nameOf(route)} has no schema for its params`)
    }
    route.schema = schema
  })

  app.addHook('onRequest', async ({ url, query }) => {
    // No name, word or secret holds one, and Postgres fails on it.
    if (!/%00/.test(url)) return
    const words = Object.entries(query as Record<string, unknown>)
    const path = words.find(([, value]) => String(value).includes('\0'))?.[0] ?? 'url'
    throw new ChaskiError('bad_request', { fields: [{ path, message: 'holds a NUL' }] })
  })

  app.addHook('preValidation', async ({ body, routeOptions: { schema, config } }) => {
    if (schema?.body !== undefined || config.body || isEmpty(body)) return
    throw new ChaskiError('bad_request', { fields: [{ path: 'body', message: 'must be empty' }] })
  })
})

/** Files are found by their name alone; what a cache or a player adds after the `?` is not ours to refuse. */
function isFolderOfFiles({ url }: RouteOptions): boolean {
  return url.endsWith('/*') && !url.startsWith('/api/')
}

function nameOf({ method, url }: RouteOptions): string {
  return `${method} ${url}`
}

/** Many clients send `{}` when they have nothing to say. */
function isEmpty(body: unknown): boolean {
  if (body === undefined || body === null) return true
  return typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0
}

/** Where in a schema unknown fields would pass, such as `body.carts`; null where they would nowhere. */
export function openPartOf(schema: unknown, path: string): string | null {
  if (typeof schema !== 'object' || schema === null) return null
  const { type, properties, additionalProperties, items, anyOf, allOf } = schema as Record<string, unknown>
  // Each part of an intersection would have to know the fields of the others.
  if (allOf !== undefined) return path
  // `true` is said on purpose (`PageQuery`), and only of a query; what is left out was forgotten.
  const isClosed = additionalProperties === false || (path === 'querystring' && additionalProperties === true)
  if (type === 'object' && !isClosed) return path
  const inner: [string, unknown][] = [
    ...Object.entries(properties ?? {}).map(([name, value]): [string, unknown] => [`${path}.${name}`, value]),
    ...(Array.isArray(anyOf) ? anyOf.map((one): [string, unknown] => [path, one]) : []),
    [`${path}[]`, items],
  ]
  for (const [name, value] of inner) {
    const open = openPartOf(value, name)
    if (open) return open
  }
  return null
}
