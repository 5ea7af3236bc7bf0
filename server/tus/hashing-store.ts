import { createHash, type Hash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import type { KvStore, Upload } from '@tus/server'
import { isRefusal } from '../../media/errors.ts'
import type { Store } from '../../media/store/store.ts'
import { unlessWrongType } from '../uploads/first-bytes.ts'
import { hashFile } from '../uploads/receive.ts'
import { whileRoom } from '../uploads/space.ts'
import { OpenUploads } from './open-uploads.ts'

// Uploads that were left behind keep their hash this far; then the file is read again at the end.
const MAX_HASHES = 1000

/** The file store of tus, which also hashes what arrives, and ends an upload whose first bytes are none of ours. */
export class HashingStore extends FileStore {
  // How far each upload is hashed. In memory only: after a restart, or when a piece was lost, the whole is read again.
  readonly #hashes = new Map<string, { hash: Hash; bytes: number }>()

  readonly #answered = new Map<string, Upload>()
  readonly #store: Pick<Store, 'freeBytes'>
  readonly open = new OpenUploads()

  constructor(options: ConstructorParameters<typeof FileStore>[0], store: Pick<Store, 'freeBytes'>) {
    super(options)
    this.#store = store
    this.configstore = untilForgotten(this.configstore, (id) => this.open.end(id))
  }

  /** Where the bytes of an upload are. Ids are made by us, so they are plain names. */
  pathOf(id: string): string {
    return join(this.directory, id)
  }

  /** Whether something of an upload is here that its end has not taken away yet. */
  async holds(id: string): Promise<boolean> {
    return existsSync(this.pathOf(id))
  }

  /** What each byte passes before it is written at `offset` and further. */
  protected arriving(_id: string, _offset: number): (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer> {
    return (chunks) => chunks
  }

  /** Makes sure that the whole file is at `pathOf`, whoever received it. */
  protected async complete(_id: string): Promise<void> {}

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const known = this.#hashes.get(id)
    const { open } = this
    const state =
      known?.bytes === offset ? known : offset === 0 ? { hash: createHash('sha256'), bytes: 0 } : null
    this.#hashes.delete(id)
    let written = offset
    await pipeline(
      source,
      whileRoom(this.#store),
      (chunks: AsyncIterable<Buffer>) => (offset === 0 ? unlessWrongType(chunks) : chunks),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          written += chunk.length
          open.arrived(id, written)
          if (state) {
            state.hash.update(chunk)
            state.bytes += chunk.length
          }
          yield chunk
        }
      },
      this.arriving(id, offset),
      // Its errors pass through as they are, so that a full disk can be told from a broken one.
      createWriteStream(this.pathOf(id), { flags: 'r+', start: offset }),
    ).catch(async (error: unknown) => {
      if (isRefusal(error)) await this.remove(id)
      throw error
    })
    if (state) {
      this.#hashes.set(id, state)
      const oldest = this.#hashes.size > MAX_HASHES ? this.#hashes.keys().next().value : undefined
      if (oldest !== undefined) this.#hashes.delete(oldest)
    }
    return written
  }

  /** SHA-256 of a whole upload, taken on the way if nothing interrupted it, else by reading the file. */
  async sha256(id: string, bytes: number): Promise<string> {
    const state = this.#hashes.get(id)
    this.#hashes.delete(id)
    if (state?.bytes === bytes) return state.hash.digest('hex')
    await this.complete(id)
    return hashFile(this.pathOf(id))
  }

  /** Forgets an upload that has been taken over or refused. */
  async forget(id: string): Promise<void> {
    this.#hashes.delete(id)
    await this.configstore.delete(id)
  }

  /** The same for one that came whole in the request that created it, which still asks for it once. */
  async forgetAfterAnswer(upload: Upload): Promise<void> {
    this.#answered.set(upload.id, upload)
    await this.forget(upload.id)
  }

  override async getUpload(id: string): Promise<Upload> {
    return this.answered(id) ?? super.getUpload(id)
  }

  protected answered(id: string): Upload | undefined {
    const upload = this.#answered.get(id)
    this.#answered.delete(id)
    return upload
  }
}

/** However an upload ends – taken in, refused, cancelled, expired –, what is kept of it is deleted. */
function untilForgotten(kept: KvStore<Upload>, forgotten: (id: string) => void): KvStore<Upload> {
  return {
    get: (id) => kept.get(id),
    set: (id, upload) => kept.set(id, upload),
    async delete(id) {
      await kept.delete(id)
      forgotten(id)
    },
    ...(kept.list && { list: kept.list.bind(kept) }),
  }
}
