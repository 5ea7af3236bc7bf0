import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newWorkId } from '../../media/ids.ts'
import { originalKey } from '../../media/layout.ts'
import type { AuditVerb } from '../../media/schemas/audit.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { WorkRecord } from '../records/work.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { receive } from '../uploads/receive.ts'
import { type ActNeeds, createAct } from './act.ts'
import type { Making } from './making.ts'
import { createPlacementActions } from './placement.ts'

export interface RemakeNeeds extends ActNeeds {
  catalogue: Pick<Catalogue, 'transaction'>
  dispatch: Pick<Making, 'make'>
  store: Pick<Store, 'stat' | 'read' | 'putFile' | 'freeBytes'>
  /** For copies in progress; on the disk of the store, so that the last step is a rename. */
  folder: string
}

/**
 * Has a work made again from the same upload: published files never change, so it takes a new version.
 * @param work as it was found; nothing is done where anybody has changed it since
 * @returns whether this call, and no other server, requested it. False too where the upload is gone
 */
export function remake(
  actor: Actor,
  verb: AuditVerb,
  work: WorkRecord,
  needs: RemakeNeeds,
): Promise<boolean> {
  return withCopy(work, work.version, needs, async (path) => {
    // The version first: until it is noted, its place in the store may belong to somebody's upload.
    const next = await createAct(needs)(actor, verb, async ({ to, note, tell }) => {
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
export function resumeRemake(work: WorkRecord, needs: RemakeNeeds): Promise<boolean> {
  return withCopy(work, work.version - 1, needs, async (path) => {
    await place(work, path, needs)
    return true
  })
}

async function place(
  work: WorkRecord,
  path: string,
  { store, dispatch, ...needs }: RemakeNeeds,
): Promise<void> {
  const ref = { workId: work.id, version: work.version }
  await store.putFile(originalKey(ref), path)
  await createPlacementActions(needs).notePlaced(ref)
  await dispatch.make(work)
}

/** Copies the upload of a version for somebody. Without the upload there is nothing to make: all stays as it is. */
async function withCopy(
  { id }: WorkRecord,
  version: number,
  { store, folder }: RemakeNeeds,
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
