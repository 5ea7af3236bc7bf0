import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/**
 * What a backup looks like, the same in a folder and in a bucket:
 *
 *     objects/ab/ab3f…                  every file once, under the SHA-256 of its content, for all backups together
 *     snapshots/<id>/tables/works.gz    the rows of a table, a JSON object a line
 *     snapshots/<id>/files.gz           `{ key, bytes, sha256 }` of each file of the store, a JSON object a line
 *     snapshots/<id>/manifest.json      written last: a snapshot without one is not whole, and does not count
 *     lock.json                         who is at work here
 */

export const FORMAT = 1

export interface Manifest {
  format: typeof FORMAT
  id: string
  /** The moment that it is of. */
  takenAt: string
  /** Migrations that made its tables. */
  migrations: string[]
  /** In the order in which they are to be filled. */
  tables: { name: string; rows: number; sha256: string }[]
  files: { count: number; bytes: number; sha256: string }
}

/** A file of the store. */
export interface SavedFile {
  key: string
  bytes: number
  sha256: string
}

export const LOCK = 'lock.json'
export const objectKey = (sha256: string): string => `objects/${sha256.slice(0, 2)}/${sha256}`
export const snapshotFolder = (id: string): string => `snapshots/${id}`
export const manifestKey = (id: string): string => `${snapshotFolder(id)}/manifest.json`
export const filesKey = (id: string): string => `${snapshotFolder(id)}/files.gz`
export const tableKey = (id: string, table: string): string => `${snapshotFolder(id)}/tables/${table}.gz`

/** Sorts as the time does, and is a plain name everywhere: `2026-11-27T134500Z`. */
export function snapshotId(at: Date): string {
  return at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '')
}

/** Writes values as lines of a new file. @returns how many, and the hash of the file */
export async function writeLines(
  path: string,
  values: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<{ count: number; sha256: string }> {
  let count = 0
  const hash = createHash('sha256')
  async function* lines(): AsyncGenerator<string> {
    for await (const value of values) {
      count++
      yield `${JSON.stringify(value)}\n`
    }
  }
  const compressed = new PassThrough()
  compressed.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    compressed,
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
  return { count, sha256: hash.digest('hex') }
}

/** Reads what `writeLines` has written. */
export async function* readLines<T>(path: string): AsyncGenerator<T> {
  const text = createReadStream(path).compose(createGunzip())
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line) as T
}
