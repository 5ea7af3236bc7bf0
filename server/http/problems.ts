import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ChaskiError, type ErrorCode, explain } from '../../media/errors.ts'
import type { Problem } from '../../media/schemas/common.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import { fieldFaults } from './field-faults.ts'
import { fieldWords } from './field-words.ts'
import { isAway, isDiskFull } from './is-away.ts'
import { languageOf } from './language.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

// What the framework and its plugins refuse on their own, by HTTP status.
const CODE_OF_STATUS: Record<number, ErrorCode> = {
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  408: 'too_slow',
  409: 'conflict',
  410: 'gone',
  413: 'too_large',
  414: 'address_too_long',
  415: 'wrong_content_type',
  431: 'headers_too_large',
  429: 'too_many_requests',
  503: 'not_ready',
  507: 'disk_full',
}

/** Seconds after which it is worth asking again: a restart is quick, a disk is not emptied by itself. */
const RETRY_AFTER: Record<number, string> = { 503: '5', 507: '60' }

/** For what will pass, when to come back; nothing for any other status. */
export function retryAfter(status: number): Record<string, string> {
  const seconds = RETRY_AFTER[status]
  return seconds === undefined ? {} : { 'retry-after': seconds }
}

/** Every error that reaches a client, as RFC 9457 says. The only place that does it. */
export function toProblem(error: unknown, language: InterfaceLanguage): Problem {
  const known = asChaskiError(error)
  const { code, message, hint } = explain(known.code, language)
  return {
    type: `/docs/errors#${code}`,
    title: message,
    status: statusOf(error, known),
    code,
    hint,
    ...(known.fields && {
      fields: known.fields.map((fault) => ({ path: fault.path, message: fieldWords(fault, language) })),
    }),
  }
}

/** What HTTP itself refuses (a range beyond the end, a method) keeps its own status; only the words are ours. */
function statusOf(error: unknown, known: ChaskiError): number {
  const own = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0
  return known.code === 'bad_request' && own >= 400 && own < 500 ? own : known.entry.status
}

/** Any thrown value as a row of the error table. What we do not know is `internal`, and says nothing of its inside. */
export function asChaskiError(error: unknown): ChaskiError {
  if (error instanceof ChaskiError) return error
  if (!(error instanceof Error)) return new ChaskiError('internal', { cause: error })
  if (isDiskFull(error)) return new ChaskiError('disk_full', { cause: error })
  if (isAway(error)) return new ChaskiError('not_ready', { cause: error })
  const { statusCode, validation, validationContext } = error as Partial<FastifyError>
  if (validation) {
    const fields = fieldFaults(validation, validationContext ?? '')
    return new ChaskiError('bad_request', { fields, cause: error })
  }
  if (statusCode === undefined || statusCode >= 500) {
    return new ChaskiError((statusCode && CODE_OF_STATUS[statusCode]) || 'internal', { cause: error })
  }
  return new ChaskiError(CODE_OF_STATUS[statusCode] ?? 'bad_request', { cause: error })
}

/** Answers every error and every unknown address of an app with a problem document. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, languageOf(request))
    const standIn = problem.code === 'not_ready' ? request.server.standIn?.(request, reply) : null
    if (standIn) return reply.send(standIn)
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
    else
      request.log.info(
        { code: problem.code, status: problem.status, err: asDetail(error) },
        'request refused',
      )
    return (
      reply
        .code(problem.status)
        // Whatever the route had promised to caches was for its answer, not for this one.
        .headers({ 'cache-control': 'no-store', ...retryAfter(problem.status) })
        .type(PROBLEM_TYPE)
        .send({ ...problem, instance: request.id })
    )
  })
  app.setNotFoundHandler(async () => {
    throw new ChaskiError('not_found')
  })
}

/**
 * The same for an address that cannot even be read (`/%`, a part of absurd length): it is refused before any hook
 * runs, and so without the headers of every other answer. What was asked is not repeated.
 */
export function answerUnreadable(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, languageOf(request))
  reply
    .code(problem.status)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    .type(PROBLEM_TYPE)
    .send({ ...problem, instance: request.id })
}

/** The same for a request that the app has not seen. */
export function answerProblem(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const problem = toProblem(error, languageOf(request))
  response
    .writeHead(problem.status, {
      'content-type': PROBLEM_TYPE,
      'cache-control': 'no-store',
      ...retryAfter(problem.status),
    })
    .end(JSON.stringify(problem))
}

function asDetail(error: unknown): string | undefined {
  return error instanceof Error ? error.message : undefined
}
