import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { StoreMissError } from '../../media/store/store.ts'
import type { PlainStore } from '../../media/store/within.ts'
import { FORMAT, filesKey, type Manifest, manifestKey, readLines, type SavedFile } from './format.ts'

/** What was read from a backup is not what was written. */
export class DamagedBackupError extends Error {
  override readonly name = 'DamagedBackupError'
}

const MANIFEST_BYTES = 2 ** 20

/** Ids of all snapshots in a place, oldest first. Those that are not whole are told apart. */
export async function listSnapshots(store: PlainStore): Promise<{ whole: string[]; broken: string[] }> {
  const whole = new Set<string>()
  const seen = new Set<string>()
  for await (const { key } of store.list('snapshots')) {
    const [, id = ''] = key.split('/')
    seen.add(id)
    if (key === manifestKey(id)) whole.add(id)
  }
  return { whole: [...whole].sort(), broken: [...seen].filter((id) => !whole.has(id)).sort() }
}

/** @throws DamagedBackupError, StoreMissError */
export async function readManifest(store: PlainStore, id: string): Promise<Manifest> {
  const { content } = await store.load(manifestKey(id), MANIFEST_BYTES)
  const manifest = JSON.parse(content?.toString() ?? 'null') as Manifest | null
  if (manifest?.format !== FORMAT)
    throw new DamagedBackupError(`${id} is not of a form that this version knows; update Chaski first`)
  return manifest
}

/**
 * The lines of a file of a snapshot, checked before the first is given.
 * @param scratch a folder that is there
 * @throws DamagedBackupError
 */
export async function* savedLines<T>(
  store: PlainStore,
  key: string,
  sha256: string,
  scratch: string,
): AsyncGenerator<T> {
  const path = join(scratch, `lines-${sha256}`)
  try {
    const hash = createHash('sha256')
    await pipeline(
      await store.read(key).catch((error) => {
        throw error instanceof StoreMissError ? new DamagedBackupError(`${key} is missing`) : error
      }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    )
    if (hash.digest('hex') !== sha256) throw new DamagedBackupError(`${key} is damaged`)
    yield* readLines<T>(path)
  } finally {
    await rm(path, { force: true })
  }
}

export function savedFiles(
  store: PlainStore,
  { id, files }: Pick<Manifest, 'id' | 'files'>,
  scratch: string,
): AsyncGenerator<SavedFile> {
  return savedLines<SavedFile>(store, filesKey(id), files.sha256, scratch)
}
