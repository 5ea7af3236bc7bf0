import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Store, StoredFile } from '../../media/store/store.ts'
import type { PlainStore } from '../../media/store/within.ts'
import { objectKey, type SavedFile } from './format.ts'
import type { HashLedger } from './hash-ledger.ts'

/** Files up to this size are read in one go. */
export const SMALL_BYTES = 2 ** 20

interface Needs {
  from: Pick<Store, 'load' | 'read'>
  to: PlainStore
  /** Hashes of the objects that are there. */
  objects: Set<string>
  ledger: HashLedger
  scratch: string
}

/**
 * Makes sure that the content of a file is among the objects. One whose hash is known and whose object is there is not
 * even read.
 * @param settled whether the file is known never to change any more
 * @throws StoreMissError where the file was removed meanwhile
 */
export async function keepObject(file: StoredFile, needs: Needs, settled = false): Promise<SavedFile> {
  const { from, objects, ledger } = needs
  const known = ledger.known(file)
  if (known !== null && objects.has(known)) {
    if (settled) ledger.note(file, known, true)
    return { key: file.key, bytes: file.bytes, sha256: known }
  }
  if (file.bytes <= SMALL_BYTES) {
    const { content, ...found } = await from.load(file.key, SMALL_BYTES)
    if (content) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      if (!objects.has(sha256)) await needs.to.put(objectKey(sha256), content)
      objects.add(sha256)
      ledger.note(found, sha256, settled)
      return { key: file.key, bytes: content.length, sha256 }
    }
  }
  const sha256 = await keepStream(await from.read(file.key), needs)
  ledger.note(file, sha256, settled)
  return { key: file.key, bytes: file.bytes, sha256 }
}

/** The same of what is read piece by piece. @returns its hash */
export async function keepStream(
  content: Readable,
  { to, objects, scratch }: Pick<Needs, 'to' | 'objects' | 'scratch'>,
): Promise<string> {
  const path = join(scratch, randomUUID())
  try {
    const hash = createHash('sha256')
    await pipeline(
      content,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    )
    const sha256 = hash.digest('hex')
    if (!objects.has(sha256)) await to.putFile(objectKey(sha256), path)
    objects.add(sha256)
    return sha256
  } finally {
    await rm(path, { force: true })
  }
}
