import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isStaff, userOf } from '../accounts/authentication.ts'
import { personOf } from '../actions/actor.ts'
import { languageOf } from '../http/language.ts'
import type { Actor } from '../records/actor.ts'
import type { Reader } from '../works/present.ts'

/** The base URL and language of an answer, and who gets it. */
export type ReaderOf = (request: FastifyRequest) => Reader

/** An answer without a schema, for the `response` of a route: its media types, and what it is. */
export function answerOf(description: string, ...types: string[]) {
  const schemaOf = (type: string) => (type.endsWith('json') ? Type.Any() : Type.String())
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema: schemaOf(type) }])) }
}

/** @param baseUrl null to use the host name of the request */
export function readerBy(baseUrl: string | null): ReaderOf {
  return (request) => ({
    baseUrl: baseUrl ?? `${request.protocol}://${request.host}`,
    language: languageOf(request),
    isStaff: isStaff(request),
  })
}

/**
 * Who is acting, on a route for staff.
 * @throws ChaskiError `not_signed_in`
 */
export const actorOf = (request: FastifyRequest): Actor => personOf(userOf(request))
