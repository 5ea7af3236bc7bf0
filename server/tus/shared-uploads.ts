import { createWriteStream } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { KvStore, Upload } from '@tus/server'
import { ERRORS, Upload as TusUpload } from '@tus/server'
import { orNull } from '../../media/store/file-errors.ts'
import { type Store, StoreMissError } from '../../media/store/store.ts'
import { HashingStore } from './hashing-store.ts'

/** What a server that is killed loses of an upload under way, and what each upload holds in memory. */
const PIECE_BYTES = 4 * 2 ** 20
/** A copy that was written to within this time may belong to an upload that is being created or ended. */
const QUIET_MS = 60 * 60 * 1000

/** `uploads/<id>/at-<offset>` for each piece, `uploads/<id>/info.json` for what is known of the upload. */
const AREA = 'uploads'
const OFFSET_DIGITS = 15
const folderOf = (id: string): string => `${AREA}/${id}`
const infoKey = (id: string): string => `${folderOf(id)}/info.json`
const pieceKey = (id: string, offset: number): string =>
  `${folderOf(id)}/at-${String(offset).padStart(OFFSET_DIGITS, '0')}`

interface Piece {
  key: string
  from: number
  until: number
}

/**
 * Uploads that any server goes on with: what arrives is put into the store piece by piece, while this machine keeps its
 * own copy. A server that has received a file from end to end takes its own; another one, or the same after a restart,
 * puts it together from the pieces. For stores that all servers share: a bucket.
 */
export class SharedUploads extends HashingStore {
  readonly #store: Store

  constructor(options: ConstructorParameters<typeof HashingStore>[0], store: Store) {
    super({ ...options, configstore: infosIn(store) }, store)
    this.#store = store
  }

  override async holds(id: string): Promise<boolean> {
    return (await this.#store.stat(infoKey(id))) !== null
  }

  override async write(source: Parameters<HashingStore['write']>[0], id: string, offset: number) {
    // Another server may have taken what came before: then the file begins with a hole, filled in `complete`.
    await (await open(this.pathOf(id), 'a')).close()
    return super.write(source, id, offset)
  }

  protected override arriving(id: string, offset: number) {
    const store = this.#store
    return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      let at = offset
      let kept: Buffer[] = []
      let bytes = 0
      const putPiece = async (): Promise<void> => {
        if (bytes === 0) return
        const piece = Buffer.concat(kept)
        kept = []
        bytes = 0
        await store.put(pieceKey(id, at), piece)
        at += piece.length
      }
      try {
        for await (const chunk of chunks) {
          kept.push(chunk)
          bytes += chunk.length
          if (bytes >= PIECE_BYTES) await putPiece()
          yield chunk
        }
      } finally {
        // Also when the line broke: what had come need not be sent again.
        await putPiece()
      }
    }
  }

  protected override async complete(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true })
    for (const { key, from } of await this.#pieces(id)) {
      await pipeline(
        await this.#store.read(key),
        createWriteStream(this.pathOf(id), { flags: from === 0 ? 'w' : 'r+', start: from }),
      )
    }
  }

  override async getUpload(id: string): Promise<Upload> {
    const answered = this.answered(id)
    if (answered) return answered
    const info = await this.configstore.get(id)
    if (!info) throw ERRORS.FILE_NOT_FOUND
    const offset = (await this.#pieces(id)).at(-1)?.until ?? 0
    return new TusUpload({ ...info, id, offset })
  }

  override async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true })
    await this.forget(id)
  }

  override async forget(id: string): Promise<void> {
    await super.forget(id)
    await this.#store.removeFolder(folderOf(id))
  }

  /** Also this machine's copies of what another server has ended. */
  override async deleteExpired(): Promise<number> {
    const deleted = await super.deleteExpired()
    for (const id of await readdir(this.directory)) {
      const copy = await stat(this.pathOf(id)).catch(orNull)
      const isQuiet = copy?.isFile() && Date.now() - copy.mtimeMs > QUIET_MS
      if (isQuiet && !(await this.holds(id))) await rm(this.pathOf(id), { force: true })
    }
    return deleted
  }

  /** In order, without what stands behind a gap. */
  async #pieces(id: string): Promise<Piece[]> {
    const pieces: Piece[] = []
    let end = 0
    for await (const { key, bytes } of this.#store.list(folderOf(id))) {
      const from = Number(/\/at-(\d+)$/.exec(key)?.[1] ?? Number.NaN)
      if (from !== end) continue
      end = from + bytes
      pieces.push({ key, from, until: end })
    }
    return pieces
  }
}

/** What tus keeps of each upload, where all servers find it. */
function infosIn(store: Store): KvStore<Upload> {
  return {
    async get(id) {
      try {
        const { content } = await store.load(infoKey(id), 2 ** 20)
        return content === null ? undefined : JSON.parse(content.toString())
      } catch (error) {
        if (error instanceof StoreMissError) return undefined
        throw error
      }
    },
    set: (id, upload) => store.put(infoKey(id), JSON.stringify(upload)),
    delete: (id) => store.remove(infoKey(id)),
    async list() {
      const ids: string[] = []
      for await (const { key } of store.list(AREA))
        if (key.endsWith('/info.json')) ids.push(key.split('/')[1] ?? '')
      return ids
    },
  }
}
