import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdir } from 'node:fs/promises'
import { ERRORS, MemoryLocker, Server } from '@tus/server'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { isRefusal } from '../../media/errors.ts'
import { isWorkId, newWorkId } from '../../media/ids.ts'
import type { Store } from '../../media/store/store.ts'
import { found } from '../actions/act.ts'
import { personOf, SYSTEM } from '../actions/actor.ts'
import type { Intake } from '../actions/intake.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { UserRecord } from '../records/user.ts'
import { requireSpace } from '../uploads/space.ts'
import { readUploadMetadata } from '../uploads/upload-metadata.ts'
import { HashingStore } from './hashing-store.ts'
import { MAX_OPEN_UPLOADS, toGiveUp } from './open-uploads.ts'
import { createRedisLocker } from './redis-locker.ts'
import { SharedUploads } from './shared-uploads.ts'

/** Where tus listens. */
export const TUS_PATH = '/api/uploads'
/** Header of the answer that ends an upload: the id of its work. */
export const WORK_HEADER = 'Chaski-Work'

/** Beside what the client said of its upload; set by us, whatever it says there itself. */
const SENDER = 'sender'

const EXPIRES_AFTER_MS = 7 * 24 * 60 * 60 * 1000

export interface TusNeeds {
  folder: string
  store: Store
  /**
   * Given where several servers may take parts of one upload: then it is kept in the store, and held by one of them at
   * a time. Null: in the folder, by this server alone.
   */
  shared: { redis: Redis } | null
  catalogue: Pick<Reads, 'works' | 'versions' | 'users'>
  intake: Intake
  maxBytes: number
  /** Words an error for the client that made the request, as the body of the answer. */
  problemBody: (error: unknown, request: Request) => { status_code: number; body: string }
  log: Logger
}

export interface Tus {
  /** @param user who sends it; null where the protocol asks nobody to sign in */
  handle(request: Request, user: UserRecord | null): Promise<Response>
  /** Takes in what had arrived whole when the server was stopped. */
  recover(): Promise<void>
  /** Removes uploads that nobody went on with. */
  expire(): Promise<void>
}

/** Resumable uploads, tus 1.0.0. */
export async function createTus(needs: TusNeeds): Promise<Tus> {
  const { folder, store, shared, catalogue, intake, maxBytes, problemBody, log } = needs
  await mkdir(folder, { recursive: true })
  const kept = { directory: folder, expirationPeriodInMilliseconds: EXPIRES_AFTER_MS }
  const uploads = shared ? new SharedUploads(kept, store) : new HashingStore(kept, store)

  // The library hands its own requests to the hooks, so who sends them goes beside it.
  const sender = new AsyncLocalStorage<UserRecord | null>()

  /** The account that began the upload: a restart may have come in between. */
  const actorOf = async (userId: string | null | undefined): Promise<Actor> => {
    const user = userId ? await catalogue.users.byId(userId) : undefined
    return user ? personOf(user) : SYSTEM
  }

  const finish = async (id: string, bytes: number, stored: Metadata): Promise<string> => {
    const { [SENDER]: userId, ...text } = stored
    const metadata = readUploadMetadata(text)
    try {
      const actor = await actorOf(userId)
      const sha256 = await uploads.sha256(id, bytes)
      const work = await intake({ actor, uploadId: id, path: uploads.pathOf(id), bytes, sha256, metadata })
      return work.id
    } catch (error) {
      // What was refused is refused for good; what failed otherwise can be ended again, the bytes are still there.
      if (isRefusal(error)) await uploads.forget(id)
      throw error
    }
  }

  /** Makes sure that a person may begin another upload. @throws ChaskiError `too_many_uploads` */
  const makeRoomFor = async (sender: string): Promise<void> => {
    if (uploads.open.of(sender).length < MAX_OPEN_UPLOADS) return
    // Another server may have gone on with some of them, and ended others.
    for (const { id, arrived } of uploads.open.of(sender)) {
      const upload = await uploads.getUpload(id).catch(ifThere)
      if (upload === null) uploads.open.end(id)
      else if (upload.offset !== arrived) uploads.open.arrived(id, upload.offset)
    }
    const givenUp = toGiveUp(uploads.open.of(sender), Date.now())
    if (givenUp) await uploads.remove(givenUp.id)
  }

  const server = new Server({
    path: TUS_PATH,
    datastore: uploads,
    locker: shared ? createRedisLocker(shared.redis) : new MemoryLocker(),
    relativeLocation: true,
    maxSize: maxBytes,
    exposedHeaders: [WORK_HEADER],
    // Not the function itself: it would take the request that it is given for a length.
    namingFunction: () => newWorkId(),
    getFileIdFromRequest: (_request, id) => (id !== undefined && isWorkId(id) ? id : undefined),
    async onUploadCreate(_request, upload) {
      // Mistakes are told before a byte travels over a slow link.
      const metadata = readUploadMetadata(upload.metadata ?? {})
      if (metadata.workId !== null) found(await catalogue.works.byId(metadata.workId))
      const by = sender.getStore()?.id ?? null
      if (by !== null) await makeRoomFor(by)
      // What others have declared and not sent yet is as good as there.
      await requireSpace(store, (upload.size ?? 0) + uploads.open.promised())
      uploads.open.begin(upload.id, by, upload)
      return { metadata: { ...upload.metadata, [SENDER]: by } }
    },
    async onUploadFinish(request, upload) {
      const workId = await finish(upload.id, upload.offset, upload.metadata ?? {})
      await (request.method === 'POST' ? uploads.forgetAfterAnswer(upload) : uploads.forget(upload.id))
      return { headers: { [WORK_HEADER]: workId } }
    },
    onResponseError: (request, error) => {
      const answer = problemBody(error, request)
      if (answer.status_code >= 500) log.error({ err: error }, 'upload failed')
      return answer
    },
  })

  return {
    async handle(request, user) {
      const finished = await answerForFinished(request, catalogue, uploads)
      if (finished) return finished
      const answer = await sender.run(user, () => server.handleWeb(request))
      if (answer.status < 400) return answer
      // Another request may have brought the end while this one waited for its turn: then that is the answer, also
      // while the other is still moving the file.
      const beside = answer.status === 409 ? null : uploads
      return (await answerForFinished(request, catalogue, beside)) ?? answer
    },

    async recover() {
      for (const id of (await uploads.configstore.list?.()) ?? []) {
        try {
          const upload = await uploads.getUpload(id)
          const { size, offset, metadata } = upload
          uploads.open.begin(id, metadata?.[SENDER] ?? null, upload)
          if (size !== offset) continue
          const work = await finish(id, offset, metadata ?? {})
          await uploads.forget(id)
          log.info({ work }, 'interrupted upload completed')
        } catch (error) {
          log.warn({ err: error, upload: id }, 'interrupted upload not completed')
        }
      }
    },

    async expire() {
      await server.cleanUpExpiredUploads()
    },
  }
}

type Metadata = Record<string, string | null>

/** An upload that has ended meanwhile is none. */
function ifThere(error: unknown): null {
  if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return null
  throw error
}

/**
 * A client that lost the last answer asks how far its upload is. The file has become a work meanwhile, so the upload
 * is gone; without this, the client would send everything again.
 * @param uploads where a file may still stand whose end has to be told again; null where somebody is seeing to that
 */
async function answerForFinished(
  request: Request,
  { versions }: Pick<Reads, 'versions'>,
  uploads: HashingStore | null,
): Promise<Response | null> {
  if (request.method !== 'HEAD' && request.method !== 'PATCH') return null
  const id = URL.parse(request.url)?.pathname.split('/').at(-1) ?? ''
  const version = isWorkId(id) ? await versions.byUpload(id) : undefined
  if (!version) return null
  // The file has not been moved yet: telling the end again moves it.
  if (request.method === 'PATCH' && uploads !== null && (await uploads.holds(id))) return null
  const bytes = String(version.bytes)
  return new Response(null, {
    status: request.method === 'HEAD' ? 200 : 204,
    headers: {
      'Tus-Resumable': '1.0.0',
      'Cache-Control': 'no-store',
      'Upload-Offset': bytes,
      ...(request.method === 'HEAD' && { 'Upload-Length': bytes }),
      [WORK_HEADER]: version.workId,
    },
  })
}
