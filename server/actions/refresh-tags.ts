import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newWorkId } from '../../media/ids.ts'
import { originalKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { WorkRecord } from '../records/work.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { receive } from '../uploads/receive.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'
import type { Making } from './making.ts'
import { createPlacementActions } from './placement.ts'

/** How long a spot must have been left alone: people filling in a form save many times. */
export const SETTLED_SECONDS = 30

/** Per run, so that new uploads do not queue behind the whole catalogue after a bulk edit. */
const AT_ONCE = 5

interface Needs extends ActNeeds {
  catalogue: Pick<Catalogue, 'staleTags' | 'transaction'>
  dispatch: Pick<Making, 'make'>
  store: Pick<Store, 'stat' | 'read' | 'putFile' | 'freeBytes'>
  /** For copies in progress; on the disk of the store, so that the last step is a rename. */
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
  const { staleTags } = needs.catalogue
  const refreshed: string[] = []
  const failures: unknown[] = []
  const attempt = async (work: WorkRecord, refresh: typeof refreshOne): Promise<void> => {
    if (refreshed.length === AT_ONCE) return
    try {
      if (await refresh(work, needs)) refreshed.push(work.id)
    } catch (error) {
      failures.push(error)
    }
  }
  for (const work of await staleTags.unplaced(settledBefore)) await attempt(work, resume)
  for (const work of await staleTags.spots(settledBefore)) await attempt(work, refreshOne)
  if (failures.length > 0) throw new AggregateError(failures, 'spots could not be made again')
  return refreshed
}

/** @returns whether this call, and no other server, requested it */
function refreshOne(work: WorkRecord, needs: Needs): Promise<boolean> {
  return withCopy(work, work.version, needs, async (path) => {
    // The version first: until it is noted, its place in the store may belong to somebody's upload.
    const next = await createAct(needs)(SYSTEM, 'work.refresh-tags', async ({ to, note, tell }) => {
      const next = await to.staleTags.remake(work, newWorkId())
      if (!next) return null
      note(work.id, changedFields(work, next, ['version', 'status']))
      tell({ type: 'work', id: work.id })
      return next
    })
    if (next) await place(next, path, needs)
    return next !== null
  })
}

/** Goes on where a stop came between the version and its file. */
function resume(work: WorkRecord, needs: Needs): Promise<boolean> {
  return withCopy(work, work.version - 1, needs, async (path) => {
    await place(work, path, needs)
    return true
  })
}

async function place(work: WorkRecord, path: string, { store, dispatch, ...needs }: Needs): Promise<void> {
  const ref = { workId: work.id, version: work.version }
  await store.putFile(originalKey(ref), path)
  await createPlacementActions(needs).notePlaced(ref)
  await dispatch.make(work)
}

/** Copies the upload of a version for somebody. Without the upload there is nothing to make: all stays as it is. */
async function withCopy(
  { id }: WorkRecord,
  version: number,
  { store, folder }: Needs,
  use: (path: string) => Promise<boolean>,
): Promise<boolean> {
  const original = await store.stat(originalKey({ workId: id, version }))
  if (!original) return false
  const path = join(folder, `${newWorkId()}.part`)
  try {
    await receive(await store.read(original.key), path, { maxBytes: original.bytes, store })
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}
