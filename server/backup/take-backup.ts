import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { captionKey, originalKey, posterFolder, type VersionRef } from '../../media/layout.ts'
import { orNull } from '../../media/store/file-errors.ts'
import { type Store, type StoredFile, StoreMissError } from '../../media/store/store.ts'
import type { Engine } from '../catalogue/engine.ts'
import { type Snapshot, withSnapshot } from '../catalogue/snapshot.ts'
import { atOnce } from './at-once.ts'
import {
  FORMAT,
  filesKey,
  type Manifest,
  manifestKey,
  type SavedFile,
  snapshotFolder,
  snapshotId,
  tableKey,
  writeLines,
} from './format.ts'
import type { HashLedger } from './hash-ledger.ts'
import { keepObject, keepStream } from './keep-object.ts'
import { withPlaceLock } from './lock.ts'
import type { BackupPlace } from './place.ts'
import type { Amount } from './progress.ts'
import { dropOld } from './retain.ts'

/** Files on the way from one worker to another (`staged`) are none of these: what was under way is made again. */
const SAVED_AREAS = ['originals', 'published', 'captions', 'posters'] as const
const FILES_AT_ONCE = 8
/** How often the state is read again where captions were replaced while it was saved. */
const TRIES = 5

export interface BackupNeeds {
  /** The catalogue as it is, of whichever version. */
  engine: Engine
  store: Pick<Store, 'list' | 'load' | 'read' | 'stat'>
  /** The folder of uploads that are on their way into the store. */
  uploadsFolder: string
  ledger: HashLedger
  place: BackupPlace
  keep: number
  onProgress(done: Amount, all: Amount): void
  stopped: AbortSignal
}

export interface Taken {
  manifest: Manifest
  /** What was not there yet. */
  added: Amount
  /** Snapshots that were cleared away. */
  dropped: number
  /** Keys of files that should never have changed, and did. An earlier backup may have them as they were. */
  changed: string[]
}

/**
 * Saves the catalogue as it is at one moment, with every file that it speaks of. The system goes on meanwhile: most
 * files are copied before that moment, so that little is left to do after it.
 * @throws PlaceBusyError
 */
export function takeBackup(needs: BackupNeeds, now = () => new Date()): Promise<Taken> {
  const { place, stopped } = needs
  return withPlaceLock(place.store, async () => {
    await place.clear()
    await mkdir(place.scratch, { recursive: true, mode: 0o700 })
    try {
      const objects = await objectsIn(place)
      const had = new Set(objects)
      const added = await copyFiles(needs, objects)
      const { manifest, changed } = await saveState(needs, objects, now)
      stopped.throwIfAborted()
      const dropped = await dropOld(place, needs.keep)
      const files = [...objects].filter((sha256) => !had.has(sha256)).length
      return { manifest, added: { files, bytes: added }, dropped, changed }
    } finally {
      await rm(place.scratch, { recursive: true, force: true })
    }
  })
}

async function objectsIn({ store }: BackupPlace): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const { key } of store.list('objects')) found.add(key.slice(key.lastIndexOf('/') + 1))
  return found
}

async function* everyFile(store: Pick<Store, 'list'>): AsyncGenerator<StoredFile> {
  for (const area of SAVED_AREAS) yield* store.list(area)
}

/** Copies whatever there is. @returns bytes that were not there */
async function copyFiles(needs: BackupNeeds, objects: Set<string>): Promise<number> {
  const { store, stopped } = needs
  const all: Amount = { files: 0, bytes: 0 }
  for await (const { bytes } of everyFile(store)) {
    all.files++
    all.bytes += bytes
  }
  const done: Amount = { files: 0, bytes: 0 }
  let added = 0
  await atOnce(
    everyFile(store),
    FILES_AT_ONCE,
    async (file) => {
      const before = objects.size
      await keepObject(file, sources(needs, objects)).catch(unlessRemoved)
      if (objects.size > before) added += file.bytes
      done.files++
      done.bytes += file.bytes
      needs.onProgress(done, all)
    },
    stopped,
  )
  stopped.throwIfAborted()
  return added
}

function sources({ store, ledger, place }: BackupNeeds, objects: Set<string>) {
  return { from: store, to: place.store, scratch: place.scratch, objects, ledger }
}

/** Removed since it was listed. */
function unlessRemoved(error: unknown): null {
  if (error instanceof StoreMissError) return null
  throw error
}

async function saveState(
  needs: BackupNeeds,
  objects: Set<string>,
  now: () => Date,
): Promise<Pick<Taken, 'manifest' | 'changed'>> {
  const { place } = needs
  for (let tries = 1; ; tries++) {
    const takenAt = now()
    const id = snapshotId(takenAt)
    const state = await withSnapshot(needs.engine, async (snapshot) => ({
      migrations: snapshot.migrations,
      tables: await saveTables(needs, id, snapshot),
      ...{ versions: snapshot.versions, captions: snapshot.captions, posters: snapshot.posters },
    }))
    const files = await filesOf(needs, objects, state)
    if (files === null && tries < TRIES) {
      await place.store.removeFolder(snapshotFolder(id))
      continue
    }
    if (files === null) throw new Error('captions are replaced faster than they can be saved; try again')
    const manifest: Manifest = {
      format: FORMAT,
      id,
      takenAt: takenAt.toISOString(),
      migrations: state.migrations,
      tables: state.tables,
      files: await saveFileList(needs, id, files),
    }
    // What it says must be on the disk before it says so.
    await place.flush()
    await place.store.put(manifestKey(id), JSON.stringify(manifest, null, 2))
    await place.flush()
    const changed = files.filter(({ key, sha256 }) => (needs.ledger.settled(key) ?? sha256) !== sha256)
    return { manifest, changed: changed.map(({ key }) => key) }
  }
}

async function saveTables(
  { place, stopped }: BackupNeeds,
  id: string,
  snapshot: Snapshot,
): Promise<Manifest['tables']> {
  const tables: Manifest['tables'] = []
  for (const name of snapshot.tables) {
    stopped.throwIfAborted()
    const { count, sha256 } = await putLines(place, tableKey(id, name), snapshot.rows(name))
    tables.push({ name, rows: count, sha256 })
  }
  return tables
}

async function saveFileList(
  { place }: BackupNeeds,
  id: string,
  files: SavedFile[],
): Promise<Manifest['files']> {
  const { count, sha256 } = await putLines(place, filesKey(id), files)
  return { count, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), sha256 }
}

async function putLines(
  { store, scratch }: BackupPlace,
  key: string,
  values: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<{ count: number; sha256: string }> {
  const path = join(scratch, randomUUID())
  const written = await writeLines(path, values)
  await store.putFile(key, path)
  return written
}

/**
 * The files that the state speaks of, and no others: what has come since belongs to the next backup. Null where captions
 * are newer than the catalogue that was read; they are the one thing that is replaced in place.
 */
async function filesOf(
  needs: BackupNeeds,
  objects: Set<string>,
  { versions, captions, posters }: Pick<Snapshot, 'versions' | 'captions' | 'posters'>,
): Promise<SavedFile[] | null> {
  const { store, stopped } = needs
  const known = new Map(versions.map((one) => [`${one.workId}/${one.version}`, one]))
  const captionBytes = new Map(captions.map((one) => [captionKey(one.workId, one.language), one.bytes]))
  const chosen = new Set(posters.map(posterFolder))
  const saved: SavedFile[] = []
  await atOnce(
    everyFile(store),
    FILES_AT_ONCE,
    async (file) => {
      const [area, workId, version] = file.key.split('/')
      const of = known.get(`${workId}/${version}`)
      if (area === 'captions') {
        if (!captionBytes.has(file.key)) return
      } else if (area === 'posters') {
        if (!chosen.has(`${area}/${workId}/${version}`)) return
      } else if (!of) return
      const settled = area === 'published' && of?.settled === true
      const kept = await keepObject(file, sources(needs, objects), settled).catch(unlessRemoved)
      if (kept) saved.push(kept)
    },
    stopped,
  )
  stopped.throwIfAborted()

  const sizes = new Map(saved.map(({ key, bytes }) => [key, bytes]))
  for (const [key, bytes] of captionBytes) if (sizes.has(key) && sizes.get(key) !== bytes) return null
  for (const version of versions) {
    const key = originalKey(version)
    if (sizes.has(key)) continue
    const kept = await keepArriving(version, key, needs, objects)
    if (kept) saved.push(kept)
  }
  return saved
}

/** An upload that the catalogue knows and the store has not got yet: it goes from one to the other meanwhile. */
async function keepArriving(
  { uploadId }: VersionRef & { uploadId: string },
  key: string,
  needs: BackupNeeds,
  objects: Set<string>,
): Promise<SavedFile | null> {
  const path = join(needs.uploadsFolder, uploadId)
  const found = await stat(path).catch(orNull)
  if (found) {
    const sha256 = await keepStream(createReadStream(path), sources(needs, objects)).catch(orNull)
    if (sha256 !== null) return { key, bytes: found.size, sha256 }
  }
  const stored = await needs.store.stat(key)
  return stored && keepObject(stored, sources(needs, objects))
}
