import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AREAS } from '../../media/layout.ts'
import { type Store, StoreMissError } from '../../media/store/store.ts'
import type { Engine, Row } from '../catalogue/engine.ts'
import { loadSnapshot } from '../catalogue/load-snapshot.ts'
import { atOnce } from './at-once.ts'
import { type Manifest, objectKey, type SavedFile, tableKey } from './format.ts'
import { SMALL_BYTES } from './keep-object.ts'
import type { BackupPlace } from './place.ts'
import type { Amount } from './progress.ts'
import { DamagedBackupError, savedFiles, savedLines } from './snapshots.ts'

const FILES_AT_ONCE = 8

export interface RestoreNeeds {
  place: BackupPlace
  manifest: Manifest
  store: Pick<Store, 'put' | 'putFile' | 'stat'>
  /** A folder on the disk of the store, so that what was fetched is only moved. */
  scratch: string
  onProgress(done: Amount, all: Amount): void
  stopped: AbortSignal
}

/**
 * Brings back the files of a backup, each held against its hash. What is there already stays: a restore that was broken
 * off goes on.
 * @returns keys of files that the backup has damaged or lost; all others are there
 */
export async function restoreFiles(needs: RestoreNeeds): Promise<string[]> {
  const { place, manifest, scratch, stopped, onProgress } = needs
  const done: Amount = { files: 0, bytes: 0 }
  const all: Amount = { files: manifest.files.count, bytes: manifest.files.bytes }
  const damaged: string[] = []
  await mkdir(scratch, { recursive: true })
  try {
    await atOnce(
      savedFiles(place.store, manifest, scratch),
      FILES_AT_ONCE,
      async (file) => {
        if (!(await restoreFile(file, needs))) damaged.push(file.key)
        done.files++
        done.bytes += file.bytes
        onProgress(done, all)
      },
      stopped,
    )
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  stopped.throwIfAborted()
  return damaged.sort()
}

async function restoreFile(
  { key, bytes, sha256 }: SavedFile,
  { place, store, scratch }: RestoreNeeds,
): Promise<boolean> {
  // Files come into the store whole or not at all.
  if ((await store.stat(key))?.bytes === bytes) return true
  try {
    if (bytes <= SMALL_BYTES) {
      const { content } = await place.store.load(objectKey(sha256), SMALL_BYTES)
      if (content === null || createHash('sha256').update(content).digest('hex') !== sha256) return false
      await store.put(key, content)
      return true
    }
    const path = join(scratch, randomUUID())
    const hash = createHash('sha256')
    await pipeline(
      await place.store.read(objectKey(sha256)),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx' }),
    )
    if (hash.digest('hex') === sha256) {
      await store.putFile(key, path)
      return true
    }
    await rm(path)
    return false
  } catch (error) {
    if (error instanceof StoreMissError) return false
    throw error
  }
}

/** @throws CannotLoadError, DamagedBackupError */
export async function restoreCatalogue(
  engine: Engine,
  { place, manifest, scratch }: Pick<RestoreNeeds, 'place' | 'manifest' | 'scratch'>,
): Promise<void> {
  await mkdir(scratch, { recursive: true })
  try {
    await loadSnapshot(engine, {
      migrations: manifest.migrations,
      tables: manifest.tables.map(({ name }) => name),
      rows: (name) => rowsOf(name, { place, manifest, scratch }),
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function* rowsOf(
  name: string,
  { place, manifest, scratch }: Pick<RestoreNeeds, 'place' | 'manifest' | 'scratch'>,
): AsyncGenerator<Row> {
  const table = manifest.tables.find((one) => one.name === name)
  if (!table) throw new DamagedBackupError(`the table ${name} is missing`)
  yield* savedLines<Row>(place.store, tableKey(manifest.id, name), table.sha256, scratch)
}

/** Whether a store holds nothing. */
export async function isEmptyStore(store: Pick<Store, 'list'>): Promise<boolean> {
  for (const area of AREAS) for await (const _file of store.list(area)) return false
  return true
}
