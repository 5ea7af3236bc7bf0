import type { Readable } from 'node:stream'

export interface StoredFile {
  key: string
  bytes: number
  modifiedAt: Date
}

export interface LoadedFile extends StoredFile {
  /** Null where the file has more bytes than were asked for. */
  content: Buffer | null
}

/**
 * Where the files of works are kept. Callers know keys (`media/layout.ts`), never paths.
 *
 * Every implementation guarantees, and `test/media/store-contract.ts` checks:
 * - a key holds a whole file or nothing: readers never see half of one, whatever crashes;
 * - putting over an existing key replaces it in one move;
 * - removing what is not there is not an error.
 */
export interface Store {
  /** Stores bytes in memory: playlists, JSON. */
  put(key: string, content: Uint8Array | string): Promise<void>

  /**
   * Stores a finished local file and takes it over: afterwards nothing is left at `path`. On the same file system
   * this is one rename, whatever the size.
   */
  putFile(key: string, path: string): Promise<void>

  /**
   * Reads a file, or the part `[start, end]` of it (both inclusive, as in HTTP).
   * @throws StoreMissError if the key holds nothing
   */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>

  /**
   * Facts of a file and, where it has no more than `most` bytes, its content: one visit to the store instead of two.
   * @throws StoreMissError if the key holds nothing
   */
  load(key: string, most: number): Promise<LoadedFile>

  /** Facts about a file, or null if the key holds nothing. */
  stat(key: string): Promise<StoredFile | null>

  /** All files whose key starts with `folder/`, ordered by key. */
  list(folder: string): AsyncIterable<StoredFile>

  /**
   * A local path with the content of `key`, for programs that need one (ffmpeg). A local store gives its own file,
   * a bucket downloads into `scratch`. Read only; the caller removes `scratch`, never the file itself.
   * @throws StoreMissError if the key holds nothing
   */
  localCopy(key: string, scratch: string): Promise<string>

  remove(key: string): Promise<void>

  /** Removes every file below `folder/`, and leaves no empty folder above it. */
  removeFolder(folder: string): Promise<void>

  /** Removes unfinished files started before `time`, left behind by processes that were killed. */
  removeUnfinished(time: Date): Promise<void>

  /**
   * Brings what an earlier version has stored to where this one keeps it. Until it is done, both places are read. May
   * be broken off at any time and run again, by several processes at once.
   */
  settle(stopped: AbortSignal): Promise<void>

  /** Answers, or throws. */
  ping(): Promise<void>

  /**
   * An address under which anyone can fetch the file for some minutes, straight from where it lies. Only of a store
   * that the public reaches; of others the server hands files out itself.
   */
  signedUrl?(key: string): Promise<string>

  /**
   * Where a file lies below the folder of the store. Only of a store in a folder: for a proxy that reads it too.
   * @throws StoreMissError
   */
  locate?(key: string): Promise<string>

  /** Lets go of connections, where a store has any. */
  close?(): void

  /** Bytes that can still be stored, or null if there is no limit. */
  freeBytes(): Promise<number | null>
}

export class StoreMissError extends Error {
  override readonly name = 'StoreMissError'
  readonly key: string

  constructor(key: string, options?: { cause?: unknown }) {
    super(`nothing is stored at ${key}`, options)
    this.key = key
  }
}
