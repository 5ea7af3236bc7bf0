import type { FastifySchema, RouteOptions } from 'fastify'
import type { ErrorCode } from '../../media/errors.ts'
import { documentedErrors } from './documented-errors.ts'
import { mapValues } from './map-values.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Errors that the handler throws; those of access, limits and validation are added to the API document by themselves. */
    errors?: readonly ErrorCode[]
    /** The body for the API document, where the handler reads it itself: a form with a file, a log. */
    requestBody?: RequestBody
    /** Headers for the API document that no schema validates. */
    requestHeaders?: object
  }
}

export interface RequestBody {
  content: Record<string, { schema: object }>
}

/** What travels from a route to `completePaths` inside an operation. */
export interface Notes {
  errors: readonly ErrorCode[]
  /** Pages answer errors with a page. */
  asPage: boolean
  /** Names of the schemas of its body and of its answers, by status. */
  names: { body?: string | undefined; answers: Record<string, string | undefined> }
}

/** Who may use a route, and what others are told. */
export interface RouteAccess {
  security: Record<string, string[]>[]
  refusals: readonly ErrorCode[]
}

export const NOTES = 'x-chaski-notes'

/** The schema of a route as the API document takes it. */
export function describeRoute(
  route: Pick<RouteOptions, 'config'>,
  schema: FastifySchema,
  { security, refusals }: RouteAccess,
) {
  const { errors = [], requestBody, requestHeaders, ...described } = schema
  const notes: Notes = {
    errors: documentedErrors({
      refusals,
      own: errors,
      takesBody: schema.body !== undefined || requestBody !== undefined,
      isRateLimited: typeof route.config?.rateLimit === 'object',
    }),
    asPage: schema.tags?.includes('pages') ?? false,
    names: {
      body: nameOf(schema.body ?? requestBody?.content['application/json']?.schema),
      answers: mapValues((schema.response ?? {}) as Record<string, unknown>, nameOf),
    },
  }
  return {
    ...described,
    ...(requestBody && { body: requestBody }),
    ...(requestHeaders && { headers: requestHeaders }),
    security,
    [NOTES]: notes,
  }
}

/** The library names what stands inside a schema; of a whole body or answer it forgets the name. */
function nameOf(schema: unknown): string | undefined {
  return (schema as { $id?: string } | undefined)?.$id
}
