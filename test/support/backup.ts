import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { newWorkId } from '../../media/ids.ts'
import { captionKey, originalKey, publishedKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import { openHashLedger } from '../../server/backup/hash-ledger.ts'
import type { BackupPlace } from '../../server/backup/place.ts'
import { type BackupNeeds, type Taken, takeBackup } from '../../server/backup/take-backup.ts'
import type { Writes } from '../../server/catalogue/catalogue.ts'
import type { Engine, Row } from '../../server/catalogue/engine.ts'
import { withSnapshot } from '../../server/catalogue/snapshot.ts'
import { PUBLISHED_VIDEO } from './app.ts'

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** A published film with its files and captions in the store. */
export async function storedWork(catalogue: Writes, store: Store, title: string): Promise<string> {
  const id = newWorkId()
  const ref = { workId: id, version: 1 }
  const film = `the film ${title}`
  const bytes = Buffer.byteLength(film)
  const upload = { id, kind: 'video' as const, fileName: 'a.mp4', bytes, sha256: sha256(film) }
  await catalogue.works.create(upload, { title, places: ['Ayacucho'], tags: ['niñez'], visibility: 'public' })
  await store.put(originalKey(ref), film)
  await catalogue.versions.notePlaced(ref)
  await store.put(publishedKey(ref, '144/init.mp4'), 'every film begins alike')
  await store.put(publishedKey(ref, '144/seg00000.m4s'), `a segment of ${title}`)
  await catalogue.works.move(ref, 'finished', { visible: PUBLISHED_VIDEO })
  const captions = `WEBVTT\n\n00:00.000 --> 00:02.000\n${title}\n`
  await store.put(captionKey(id, 'quy'), captions)
  await catalogue.captions.set(id, 'quy', Buffer.byteLength(captions))
  return id
}

/** Everything in a catalogue, by table, in an order of its own. */
export function rowsOf(engine: Engine): Promise<Record<string, string[]>> {
  return withSnapshot(engine, async ({ tables, rows }) => {
    const all: Record<string, string[]> = {}
    for (const table of tables) {
      const lines: string[] = []
      for await (const row of rows(table)) lines.push(inOrder(row))
      all[table] = lines.sort()
    }
    // New with every restore, so that stations ask for everything again.
    all.settings = (all.settings ?? []).filter((line) => !line.includes('sync_epoch'))
    return all
  })
}

function inOrder(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([one], [other]) => one.localeCompare(other)))
}

/** Every file of a store with its hash. */
export async function filesOf(store: Pick<Store, 'list' | 'read'>): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const area of ['captions', 'originals', 'published'])
    for await (const { key } of store.list(area))
      all[key] = sha256(Buffer.concat(await (await store.read(key)).toArray()))
  return all
}

type Given = Pick<BackupNeeds, 'engine' | 'store'> & { place: BackupPlace; dataDir: string }

export async function backUp(
  { dataDir, ...given }: Given,
  changes: Partial<BackupNeeds> = {},
  now?: () => Date,
): Promise<Taken> {
  await mkdir(dataDir, { recursive: true })
  const ledger = openHashLedger(dataDir)
  const needs: BackupNeeds = {
    ...given,
    ledger,
    uploadsFolder: join(dataDir, 'uploads'),
    keep: 14,
    onProgress: () => {},
    stopped: new AbortController().signal,
    ...changes,
  }
  try {
    return await takeBackup(needs, now)
  } finally {
    ledger.close()
  }
}
