import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newWorkId } from '../../media/ids.ts'
import { originalKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Hub } from '../events/hub.ts'
import type { Dispatch } from '../jobs/dispatch.ts'
import type { WorkRecord } from '../records/work.ts'
import { receive } from '../uploads/receive.ts'

/** How long nobody must have touched a spot: who fills in a form saves it many times. */
export const SETTLED_SECONDS = 30

/** In one turn, so that fresh uploads do not queue behind the whole catalogue when many spots are edited at once. */
const AT_ONCE = 5

interface Needs {
  catalogue: Pick<Catalogue, 'staleTags'>
  dispatch: Pick<Dispatch, 'make'>
  store: Pick<Store, 'stat' | 'read' | 'putFile' | 'freeBytes'>
  hub: Pick<Hub, 'publish'>
  /** For copies under way; on the disk of the store, so that the last step is a rename. */
  folder: string
}

/**
 * Makes spots again whose title, validity, script… were changed after their files were made: files never change once
 * they are published, so it takes a new version of the same upload. Several servers may do this at once; the catalogue
 * lets one of them through.
 * @returns the ids of the spots that are made again
 * @throws AggregateError of those that could not be, after all the others
 */
export async function refreshTags(needs: Needs, now = new Date()): Promise<string[]> {
  const settledBefore = new Date(now.getTime() - SETTLED_SECONDS * 1000)
  const refreshed: string[] = []
  const failures: unknown[] = []
  for (const work of await needs.catalogue.staleTags.spots(settledBefore)) {
    if (refreshed.length === AT_ONCE) break
    try {
      if (await refresh(work, needs)) refreshed.push(work.id)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'spots could not be made again')
  return refreshed
}

/** @returns whether this call, and nobody else, has asked for it */
async function refresh(
  work: WorkRecord,
  { catalogue: { staleTags }, dispatch, store, hub, folder }: Needs,
): Promise<boolean> {
  const original = await store.stat(originalKey({ workId: work.id, version: work.version }))
  // Without the upload there is nothing to make it of; what is published stays as it is.
  if (!original) return false
  const uploadId = newWorkId()
  const path = join(folder, `${uploadId}.part`)
  try {
    await receive(await store.read(original.key), path, { maxBytes: original.bytes, store })
    const row = await staleTags.remake(work, uploadId, () =>
      store.putFile(originalKey({ workId: work.id, version: work.version + 1 }), path),
    )
    if (!row) return false
    await dispatch.make(row)
    await hub.publish({ type: 'work', id: row.id })
    return true
  } finally {
    await rm(path, { force: true })
  }
}
