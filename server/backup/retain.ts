import { mkdir } from 'node:fs/promises'
import { objectKey, snapshotFolder } from './format.ts'
import type { BackupPlace } from './place.ts'
import { listSnapshots, readManifest, savedFiles } from './snapshots.ts'

/**
 * Clears away all but the newest snapshots, those that were never finished, and then every object that none of the kept
 * ones speaks of.
 * @returns how many snapshots went
 */
export async function dropOld(place: BackupPlace, keep: number): Promise<number> {
  const { store, scratch } = place
  const { whole, broken } = await listSnapshots(store)
  const old = [...whole.slice(0, -keep), ...broken]
  if (old.length === 0) return 0
  // The objects last: a snapshot must never be there without them.
  for (const id of old) await store.removeFolder(snapshotFolder(id))
  await mkdir(scratch, { recursive: true })
  const needed = new Set<string>()
  for (const id of whole.slice(-keep)) {
    const manifest = await readManifest(store, id)
    for await (const { sha256 } of savedFiles(store, manifest, scratch)) needed.add(sha256)
  }
  for await (const { key } of store.list('objects')) {
    const sha256 = key.slice(key.lastIndexOf('/') + 1)
    if (!needed.has(sha256)) await store.remove(objectKey(sha256))
  }
  return old.length
}
