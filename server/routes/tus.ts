import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError, type ErrorCode } from '../../media/errors.ts'
import { Exact } from '../../media/schemas/common.ts'
import { languageOf } from '../http/language.ts'
import { asChaskiError, PROBLEM_TYPE, retryAfter, toProblem } from '../http/problems.ts'
import { TUS_PATH, type Tus } from '../tus/tus.ts'
import { UPLOAD_ERRORS } from './upload-form.ts'

/** One entry of the API document for the whole protocol: clients speak it through a library. */
const RESUMABLE_UPLOAD = {
  operationId: 'createUpload',
  tags: ['uploads'],
  summary: 'Resumable upload (tus 1.0.0)',
  description:
    'Point any [tus](https://tus.io) client at this address; it goes on with HEAD and PATCH at the `Location` of the answer. Extensions: creation, creation-with-upload, expiration, termination. `Upload-Metadata` takes `filename`, `kind` and any field of a work, lists separated by commas; `work` is the id of the work that the file is a new version of. The answer that ends the upload has the header `Chaski-Work: <id>`.',
  errors: ['not_found', 'wrong_kind', 'too_many_uploads', ...UPLOAD_ERRORS],
  // Only read by the API document: the library has the last word on its own headers.
  requestHeaders: Exact({
    'tus-resumable': Type.Literal('1.0.0'),
    'upload-length': Type.Integer({ minimum: 0, description: 'bytes of the file' }),
    'upload-metadata': Type.Optional(Type.String({ description: 'pairs of a name and a base64 value' })),
  }),
  response: {
    201: {
      type: 'null',
      description: 'The upload is created',
      headers: {
        Location: { type: 'string', description: 'where to send the bytes' },
        'Chaski-Work': { type: 'string', description: 'id of the work, if all bytes came along' },
      },
    },
  },
} as const

const hidden = { hide: true }
const ROUTES = [
  { url: TUS_PATH, method: ['POST'], schema: RESUMABLE_UPLOAD },
  { url: TUS_PATH, method: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'], schema: hidden },
  { url: `${TUS_PATH}/*`, method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'], schema: hidden },
] as const

/** Resumable uploads, in a scope of their own because the bodies must pass unread. */
export const tusRoutes: FastifyPluginAsyncTypebox<{ tus: Pick<Tus, 'handle'> }> = async (app, { tus }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  for (const { url, method, schema } of ROUTES) {
    app.route({
      url,
      method: [...method],
      exposeHeadRoute: false,
      schema,
      config: { body: 'stream' },
      handler: async (request, reply) => {
        const response = await tus.handle(webRequest(request), request.user)
        const text = await response.text()
        reply.code(response.status)
        for (const [name, value] of response.headers) reply.header(name, value)
        if (response.status >= 400) reply.type(PROBLEM_TYPE).headers(retryAfter(response.status))
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
  const known = isTusError(error) ? protocolProblem(status, error.body) : error
  const language = languageOf({
    headers: { 'accept-language': request.headers.get('accept-language') ?? undefined },
  })
  return { status_code: status, body: JSON.stringify({ ...toProblem(known, language), status }) }
}

// The statuses of the protocol speak of the upload; elsewhere the same ones speak of works and accounts.
const CODE_OF_PROTOCOL: Record<number, ErrorCode> = {
  404: 'upload_ended',
  409: 'offset_mismatch',
  410: 'upload_ended',
  413: 'too_large',
}

function protocolProblem(status: number, text: string): ChaskiError {
  const code = CODE_OF_PROTOCOL[status] ?? (status >= 500 ? 'internal' : 'bad_request')
  return new ChaskiError(code, { detail: text.trim() })
}

function isTusError(error: unknown): error is { status_code: number; body: string } {
  return typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error
}

/** The library answers a few mistakes of the protocol on its own, in plain text. */
function asProblem(text: string, status: number, request: FastifyRequest): string {
  if (text.startsWith('{')) return text
  const problem = toProblem(protocolProblem(status, text), languageOf(request))
  return JSON.stringify({ ...problem, status, detail: text.trim() })
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
