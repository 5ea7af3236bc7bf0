import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ChaskiError } from '../../media/errors.ts'
import type { Store } from '../../media/store/store.ts'
import { unlessWrongType } from './first-bytes.ts'
import { whileRoom } from './space.ts'

export interface Received {
  bytes: number
  sha256: string
}

/** What an upload may take up. */
export interface Room {
  maxBytes: number
  store: Pick<Store, 'freeBytes'>
}

/**
 * Streams an upload to a new file, hashing on the way. Nothing is left at `path` if it fails.
 * @throws ChaskiError `too_large` beyond `maxBytes`, `disk_full`, and for a type that is never taken
 */
export async function receive(source: Readable, path: string, { maxBytes, store }: Room): Promise<Received> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      source,
      whileRoom(store),
      unlessWrongType,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          if (bytes > maxBytes) throw new ChaskiError('too_large')
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx' }),
    )
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** The hash of a file that is there already. */
export async function hashFile(path: string): Promise<string> {
  const hash: Hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
