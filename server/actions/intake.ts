import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Logger } from 'pino'
import { ChaskiError, isRefusal } from '../../media/errors.ts'
import { originalKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { WorkRecord } from '../records/work.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { sniff } from '../uploads/sniff.ts'
import { titleOf, type UploadMetadata } from '../uploads/upload-metadata.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import type { Making } from './making.ts'
import { createPlacementActions } from './placement.ts'
import { isHelped } from './services.ts'

/** A file that has arrived whole. */
export interface Arrived {
  /** Who sent it. */
  actor: Actor
  /** Of the upload, given by us; a new work takes it as its own. */
  uploadId: string
  path: string
  bytes: number
  sha256: string
  metadata: UploadMetadata
}

/** @throws ChaskiError when the file is refused; nothing of it is left then */
export type Intake = (arrived: Arrived) => Promise<WorkRecord>

interface Needs extends ActNeeds {
  catalogue: Pick<Catalogue, 'works' | 'versions' | 'transaction'>
  store: Pick<Store, 'putFile' | 'stat'>
  dispatch: Pick<Making, 'make' | 'cancel'>
  log: Pick<Logger, 'info'>
}

/**
 * Makes a work, or a new version of one, of an upload, and asks for it to be made. The catalogue learns of it before
 * the file moves: whatever is interrupted, the next try finds both and goes on. The end of an upload can be told
 * twice (a client that lost the answer, a restart): the second time gives the same work.
 */
export function createIntake({ catalogue, store, dispatch, hub, log }: Needs): Intake {
  const { works, versions } = catalogue
  const act = createAct({ catalogue, hub })
  const { notePlaced } = createPlacementActions({ catalogue, hub })

  const newWork = async ({ actor, uploadId, path, metadata, ...file }: Arrived): Promise<WorkRecord> => {
    const { fileName, fields } = metadata
    const kind = await sniff(path, fileName, metadata.wish)
    const title = fields.title ?? titleOf(fileName)
    return act(actor, 'work.create', async ({ to, note }) => {
      const upload = { ...file, id: uploadId, kind, kindIsSet: metadata.wish !== null, fileName }
      // A film that took hours to arrive is not refused; who publishes it is told.
      const helped = !fields.sensitive || (await isHelped(to))
      const said = { ...fields, title, ...(!helped && { visibility: 'draft' as const }) }
      const work = await to.works.create(upload, said)
      note(work.id, { after: { ...said, kind, fileName, sha256: file.sha256 } })
      return work
    })
  }

  const newVersion = async (workId: string, arrived: Arrived): Promise<WorkRecord> => {
    const { actor, uploadId, path, metadata, ...file } = arrived
    const seen = found(await works.byId(workId))
    const kind = await sniff(path, metadata.fileName, seen.kind)
    if (kind !== seen.kind) throw new ChaskiError('wrong_kind')
    const upload = { ...file, id: uploadId, kind, fileName: metadata.fileName }
    const { before, after } = await act(actor, 'work.replace', async ({ to, note }) => {
      const before = found(await to.works.byId(workId))
      const after = await to.works.addVersion(workId, upload, before.version + 1)
      if (!after) throw new ChaskiError('conflict')
      note(workId, changedFields(before, after, ['version', 'fileName', 'sha256']))
      return { before, after }
    })
    // What is still being made of the old file is given up, unless somebody may be watching it: their film would stop
    // where it stands, for good if nothing comes of the new file.
    if (before.visibleVersion !== before.version) {
      await dispatch.cancel({ workId, version: before.version })
    }
    return after
  }

  const record = async (
    arrived: Arrived,
  ): Promise<{ work: WorkRecord; version: number; placed: boolean }> => {
    const known = await versions.byUpload(arrived.uploadId)
    if (known) {
      const work = found(await works.byId(known.workId))
      return { work, version: known.version, placed: known.placedAt !== null }
    }
    const { workId } = arrived.metadata
    const work = await (workId === null ? newWork(arrived) : newVersion(workId, arrived))
    return { work, version: work.version, placed: false }
  }

  return async (arrived) => {
    const { work, version, placed } = await record(arrived).catch(async (error: unknown) => {
      // What was refused is refused for good; otherwise the end can be told again, so the file stays.
      if (isRefusal(error)) await rm(arrived.path, { force: true })
      throw error
    })
    if (placed) return work
    const ref = { workId: work.id, version }
    const key = originalKey(ref)
    if (existsSync(arrived.path)) await store.putFile(key, arrived.path)
    // Somebody else may be putting it there, who will then go on.
    else if (!(await store.stat(key))) return work
    await notePlaced(ref)
    log.info({ work: work.id, version, kind: work.kind, bytes: arrived.bytes }, 'upload received')
    await dispatch.make(work)
    await hub.publish({ type: 'work', id: work.id })
    return work
  }
}
