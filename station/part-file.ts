import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './durable.ts'
import { systemCode } from './failure.ts'

/** What is known about a download in progress. */
interface Note {
  /** Strong validator of the server's file; null if it sent none. */
  etag: string | null
  /** Bytes that are safely on disk. After a power cut, a file can be longer than what was written. */
  safe: number
}

/** What a power cut can cost on a slow link. On a fast one, downloading it again is cheap. */
const CHECKPOINT_EVERY = 5_000

/**
 * A download in progress: `<hash>.part`, and next to it how much of it can be trusted. It is named by the hash of the
 * complete file, so it is never continued with bytes of another version.
 */
export class PartFile {
  readonly path: string
  readonly #note: string

  constructor(folder: string, sha256: string) {
    this.path = join(folder, `${sha256}.part`)
    this.#note = join(folder, `${sha256}.json`)
  }

  /** Where to resume. */
  async resumePoint(): Promise<Note> {
    try {
      const note = JSON.parse(await readFile(this.#note, 'utf8')) as Note
      const { size } = await stat(this.path)
      return { etag: note.etag, safe: Math.min(note.safe, size) }
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' && !(error instanceof SyntaxError)) throw error
      return { etag: null, safe: 0 }
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true })
    await rm(this.#note, { force: true })
  }

  async note(note: Note): Promise<void> {
    await writeWhole(this.#note, JSON.stringify(note))
  }

  /**
   * Opens it for writing from `from` on; anything past that is cut off. Writing is synchronous on purpose: what has
   * arrived when the link is cut is then on its way to the disk and not in a buffer that dies with the connection.
   */
  openAt(from: number, etag: string | null): PartWriter {
    return new PartWriter(this, openSync(this.path, from === 0 ? 'w' : 'r+'), from, etag)
  }
}

export class PartWriter {
  /** Bytes of the file so far. */
  position: number
  readonly #file: PartFile
  readonly #descriptor: number
  readonly #etag: string | null
  #lastCheckpoint = Date.now()
  #noting: Promise<void> = Promise.resolve()

  constructor(file: PartFile, descriptor: number, from: number, etag: string | null) {
    this.#file = file
    this.#descriptor = descriptor
    this.#etag = etag
    this.position = from
    if (from > 0) ftruncateSync(descriptor, from)
  }

  /** @throws the error of the operating system, such as ENOSPC */
  write(chunk: Uint8Array): void {
    let done = 0
    while (done < chunk.length) {
      const written = writeSync(this.#descriptor, chunk, done, chunk.length - done, this.position)
      done += written
      this.position += written
    }
    if (Math.abs(Date.now() - this.#lastCheckpoint) >= CHECKPOINT_EVERY) this.#checkpoint()
  }

  #checkpoint(): void {
    this.#lastCheckpoint = Date.now()
    fsyncSync(this.#descriptor)
    const note: Note = { etag: this.#etag, safe: this.position }
    this.#noting = this.#noting.then(() => this.#file.note(note))
    // Told by `close`, which waits for it.
    this.#noting.catch(() => {})
  }

  async close(): Promise<void> {
    try {
      this.#checkpoint()
      await this.#noting
    } finally {
      closeSync(this.#descriptor)
    }
  }
}
