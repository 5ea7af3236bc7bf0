import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { languageOf } from '../http/language.ts'
import { asChaskiError, PROBLEM_TYPE, toProblem } from '../http/problems.ts'
import { TUS_PATH, type Tus } from '../tus/tus.ts'

/** Resumable uploads, in a scope of their own because the bodies must pass unread. */
export const tusRoutes: FastifyPluginAsyncTypebox<{ tus: Pick<Tus, 'handle'> }> = async (app, { tus }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  for (const url of [TUS_PATH, `${TUS_PATH}/*`]) {
    app.route({
      url,
      method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      exposeHeadRoute: false,
      schema: {
        tags: ['works'],
        summary: 'Resumable upload (tus 1.0.0: creation, creation-with-upload, expiration, termination)',
        description:
          '`Upload-Metadata` takes `filename`, `title` and any field of a work; lists are parted by commas. The answer that ends the upload has the header `Chaski-Work: <id>`.',
      },
      config: { readsBody: true },
      handler: async (request, reply) => {
        const response = await tus.handle(webRequest(request), request.user)
        const text = await response.text()
        reply.code(response.status)
        for (const [name, value] of response.headers) reply.header(name, value)
        if (response.status >= 400) reply.type(PROBLEM_TYPE)
        return reply.send(
          response.status >= 400 && text !== '' ? asProblem(text, response.status, request) : text,
        )
      },
    })
  }
}

/** What `tus.ts` asks for: an error as the body of an answer. Errors of the protocol itself keep their status. */
export function tusProblem(error: unknown, request: Request): { status_code: number; body: string } {
  const status = isTusError(error) ? error.status_code : asChaskiError(error).entry.status
  const known = isTusError(error) ? Object.assign(new Error(error.body), { statusCode: status }) : error
  const language = languageOf({
    headers: { 'accept-language': request.headers.get('accept-language') ?? undefined },
  })
  return { status_code: status, body: JSON.stringify({ ...toProblem(known, language), status }) }
}

function isTusError(error: unknown): error is { status_code: number; body: string } {
  return typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error
}

/** The library answers a few mistakes of the protocol on its own, in plain text. */
function asProblem(text: string, status: number, request: FastifyRequest): string {
  if (text.startsWith('{')) return text
  const error = Object.assign(new Error(text), { statusCode: status })
  return JSON.stringify({ ...toProblem(error, languageOf(request)), status, detail: text.trim() })
}

function webRequest(request: FastifyRequest): Request {
  const { method, headers, url } = request
  const hasBody = method === 'POST' || method === 'PATCH'
  return new Request(`http://localhost${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
    ...(hasBody && { body: Readable.toWeb(request.raw) as ReadableStream, duplex: 'half' as const }),
  })
}
