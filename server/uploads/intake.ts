import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { ChaskiError } from '../../media/errors.ts'
import { originalKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Hub } from '../events/hub.ts'
import type { Dispatch } from '../jobs/dispatch.ts'
import { asChaskiError } from '../problems.ts'
import type { WorkRecord } from '../records/work.ts'
import { type Said, titleOf } from './fields.ts'
import { sniff } from './sniff.ts'

/** A file that has arrived whole. */
export interface Arrived {
  /** Of the upload, given by us; a new work takes it as its own. */
  uploadId: string
  path: string
  bytes: number
  sha256: string
  said: Said
}

/** @throws ChaskiError when the file is refused; nothing of it is left then */
export type Intake = (arrived: Arrived) => Promise<WorkRecord>

interface Needs {
  catalogue: Pick<Catalogue, 'works' | 'versions'>
  store: Pick<Store, 'putFile'>
  dispatch: Pick<Dispatch, 'make' | 'cancel'>
  hub: Pick<Hub, 'publish'>
}

/**
 * Makes a work, or a new version of one, of an upload, and asks for it to be made. The catalogue learns of it before
 * the file moves: whatever is interrupted, the next try finds both and goes on. The end of an upload can be told
 * twice (a client that lost the answer, a restart): the second time gives the same work.
 */
export function createIntake({ catalogue, store, dispatch, hub }: Needs): Intake {
  const { works, versions } = catalogue

  const newWork = async ({ uploadId, path, said, ...file }: Arrived): Promise<WorkRecord> => {
    const { fileName, fields } = said
    const kind = await sniff(path, fileName, said.wish)
    const title = fields.title ?? titleOf(fileName)
    return works.create({ ...file, id: uploadId, kind, fileName }, { ...fields, title })
  }

  const newVersion = async (workId: string, arrived: Arrived): Promise<WorkRecord> => {
    const { uploadId, path, said, ...file } = arrived
    const work = await findWork(works, workId)
    const kind = await sniff(path, said.fileName, work.kind)
    if (kind !== work.kind) throw new ChaskiError('wrong_kind')
    const upload = { ...file, id: uploadId, kind, fileName: said.fileName }
    const row = await works.addVersion(work.id, upload, work.version + 1)
    if (!row) throw new ChaskiError('conflict')
    // What is still being made of the old file is given up, unless somebody may be watching it: their film would stop
    // where it stands, for good if nothing comes of the new file.
    if (work.visibleVersion !== work.version) {
      await dispatch.cancel({ workId: work.id, version: work.version })
    }
    return row
  }

  const record = async (arrived: Arrived): Promise<{ row: WorkRecord; version: number }> => {
    const known = await versions.byUpload(arrived.uploadId)
    if (known) return { row: await findWork(works, known.workId), version: known.version }
    const { workId } = arrived.said
    const row = await (workId === null ? newWork(arrived) : newVersion(workId, arrived))
    return { row, version: row.version }
  }

  return async (arrived) => {
    const { row, version } = await record(arrived).catch(async (error: unknown) => {
      // What was refused is refused for good; otherwise the end can be told again, so the file stays.
      if (!asChaskiError(error).entry.transient) await rm(arrived.path, { force: true })
      throw error
    })
    if (existsSync(arrived.path)) {
      await store.putFile(originalKey({ workId: row.id, version }), arrived.path)
      await dispatch.make(row)
      await hub.publish({ type: 'work', id: row.id })
    }
    return row
  }
}

/** @throws ChaskiError `not_found` */
export async function findWork(works: Pick<Catalogue['works'], 'byId'>, id: string): Promise<WorkRecord> {
  const work = await works.byId(id)
  if (!work) throw new ChaskiError('not_found')
  return work
}
