import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { ChaskiError } from '../../media/errors.ts'
import { newWorkId } from '../../media/ids.ts'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { Work } from '../../media/schemas/work.ts'
import type { Store } from '../../media/store/store.ts'
import { found } from '../actions/act.ts'
import type { Intake } from '../actions/intake.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { isTaken, uploadIdFor } from '../uploads/idempotency.ts'
import { type Received, type Room, receive } from '../uploads/receive.ts'
import { requireSpace } from '../uploads/space.ts'
import { readUploadMetadata, type UploadMetadata } from '../uploads/upload-metadata.ts'
import type { Presenter } from '../works/present.ts'
import { actorOf, type ReaderOf } from './common.ts'
import { FILE, UPLOAD_ERRORS, UPLOAD_FORM, UPLOAD_HEADERS } from './upload-form.ts'

export interface UploadRoutes {
  folder: string
  store: Pick<Store, 'freeBytes'>
  intake: Intake
  catalogue: Pick<Reads, 'works' | 'versions'>
  /** Makes ids out of idempotency keys. */
  secret: Buffer
  maxBytes: number
  present: Presenter
  readerOf: ReaderOf
}

const tags = ['uploads']
const MAX_FIELDS = 40
const MAX_FIELD_BYTES = 64 * 1024

/** Uploads in one request, for scripts; what is interrupted begins again. Browsers and bulk imports use tus. */
export const uploadRoutes: FastifyPluginAsyncTypebox<UploadRoutes> = async (app, deps) => {
  const { folder, store, intake, catalogue, secret, maxBytes, present, readerOf } = deps
  const room: Room = { maxBytes, store }
  await app.register(multipart)
  // Any other body is the file itself, as `curl -T` sends it.
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  const takeIn = async (request: FastifyRequest, workId: string | null) => {
    const key = request.headers['idempotency-key']
    const uploadId =
      typeof key === 'string' ? uploadIdFor(secret, `${request.user?.id} ${workId}`, key) : newWorkId()
    const known = typeof key === 'string' ? await catalogue.versions.byUpload(uploadId) : undefined
    // An upload makes one version, however often it is sent. Its file need not come again, unless it was lost on the way.
    if (known && known.placedAt !== null) return found(await catalogue.works.byId(known.workId))
    await requireSpace(store, Number(request.headers['content-length'] ?? 0))
    // The same upload may come twice at once.
    const path = join(folder, `${newWorkId()}.part`)
    try {
      const { metadata, received } = request.isMultipart()
        ? await readForm(request, path, room).catch(toFormProblem)
        : await readBody(request, path, room)
      return await intake({
        actor: actorOf(request),
        uploadId,
        path,
        ...received,
        metadata: { ...metadata, workId },
      }).catch(async (error: unknown) => {
        const faster = isTaken(error) ? await catalogue.versions.byUpload(uploadId) : undefined
        if (!faster) throw error
        return found(await catalogue.works.byId(faster.workId))
      })
    } finally {
      await rm(path, { force: true })
    }
  }

  app.post(
    '/api/works',
    {
      config: { body: 'stream' },
      schema: {
        tags,
        operationId: 'uploadWork',
        summary: 'Upload a new work as a form',
        requestHeaders: UPLOAD_HEADERS,
        requestBody: { content: { 'multipart/form-data': { schema: UPLOAD_FORM } } },
        errors: UPLOAD_ERRORS,
        response: { 201: Work },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw missingFile()
      const row = await takeIn(request, null)
      return reply.code(201).send(await present.one(row, readerOf(request)))
    },
  )

  app.put(
    '/api/works/:id/file',
    {
      config: { body: 'stream' },
      schema: {
        tags,
        operationId: 'uploadVersion',
        summary: 'Upload a new version of a work, as a form or as the body',
        requestHeaders: UPLOAD_HEADERS,
        requestBody: {
          content: {
            'multipart/form-data': { schema: UPLOAD_FORM },
            'application/octet-stream': { schema: FILE },
          },
        },
        errors: ['not_found', 'wrong_kind', ...UPLOAD_ERRORS],
        params: Exact({ id: WorkId }),
        response: { 200: Work },
      },
    },
    async (request) => present.one(await takeIn(request, request.params.id), readerOf(request)),
  )
}

interface Form {
  metadata: UploadMetadata
  received: Received
}

async function readForm(request: FastifyRequest, path: string, room: Room): Promise<Form> {
  const text: Record<string, string[]> = {}
  let received: Received | null = null
  const limits = { fileSize: room.maxBytes, files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      text[part.fieldname] = [...(text[part.fieldname] ?? []), String(part.value)]
    } else if (part.fieldname === 'file') {
      text.filename ??= [part.filename ?? '']
      received = await receive(part.file, path, room)
      if (part.file.truncated) throw new ChaskiError('too_large')
    } else {
      // Unread, it would hold up the rest of the form.
      part.file.resume()
    }
  }
  if (received === null) throw missingFile()
  return { metadata: readUploadMetadata(text), received }
}

/** What the parser says of a form that ends too early or is none; every other failure has a number or a name. */
function toFormProblem(error: unknown): never {
  const isNamed = error instanceof ChaskiError || !(error instanceof Error)
  if (isNamed || 'statusCode' in error || 'syscall' in error) throw error
  throw new ChaskiError('bad_request', {
    fields: [{ path: 'file', message: 'the form is incomplete or malformed' }],
    cause: error,
  })
}

async function readBody(request: FastifyRequest, path: string, room: Room): Promise<Form> {
  if (!(request.body instanceof Readable)) throw missingFile()
  const name = /filename="?([^";]+)/.exec(request.headers['content-disposition'] ?? '')?.[1]
  return {
    metadata: readUploadMetadata({ filename: name }),
    received: await receive(request.body, path, room),
  }
}

function missingFile(): ChaskiError {
  return new ChaskiError('bad_request', { fields: [{ path: 'file', message: 'is missing' }] })
}
