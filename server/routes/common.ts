import type { FastifyRequest } from 'fastify'
import { isStaff, userOf } from '../accounts/authentication.ts'
import { personOf } from '../actions/actor.ts'
import { languageOf } from '../http/language.ts'
import type { Actor } from '../records/actor.ts'
import type { Reader } from '../works/present.ts'

/** Under which address, in which language and to whom a request is answered. */
export type ReaderOf = (request: FastifyRequest) => Reader

/** @param baseUrl null: by whatever name the client came, since behind no fixed name every one of ours is right */
export function readerBy(baseUrl: string | null): ReaderOf {
  return (request) => ({
    baseUrl: baseUrl ?? `${request.protocol}://${request.host}`,
    language: languageOf(request),
    isStaff: isStaff(request),
  })
}

/**
 * Who changes something by this request, on a route for staff.
 * @throws ChaskiError `not_signed_in`
 */
export const actorOf = (request: FastifyRequest): Actor => personOf(userOf(request))
