import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'
import { newWorkId } from '../../media/ids.ts'
import { originalKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { WorkRecord } from '../records/work.ts'
import { receive } from '../uploads/receive.ts'
import { found } from './act.ts'
import type { Intake } from './intake.ts'

interface Needs {
  catalogue: Pick<Reads, 'works' | 'versions'>
  store: Pick<Store, 'stat' | 'read' | 'freeBytes'>
  intake: Intake
  /** For copies in progress; on the disk of the store, so that the last step is a rename. */
  folder: string
}

export type GoBack = ReturnType<typeof createGoBack>

/** Goes back to an earlier file of a work: published files never change, so it becomes the newest version. */
export function createGoBack({ catalogue, store, intake, folder }: Needs) {
  /**
   * @throws ChaskiError `not_found`, `conflict` for the newest version, `version_gone` where its file is not kept any
   * more
   */
  return async (actor: Actor, workId: string, version: number): Promise<WorkRecord> => {
    const work = found(await catalogue.works.byId(workId))
    const earlier = found((await catalogue.versions.of(workId)).find((one) => one.version === version))
    if (version === work.version || work.trashedAt !== null) throw new ChaskiError('conflict')
    const original = await store.stat(originalKey({ workId, version }))
    if (!original || earlier.removedAt !== null) throw new ChaskiError('version_gone')
    const uploadId = newWorkId()
    const path = join(folder, `${uploadId}.part`)
    try {
      const { bytes } = original
      const received = await receive(await store.read(original.key), path, { maxBytes: bytes, store })
      const metadata = { fields: {}, fileName: earlier.fileName, wish: null, workId }
      return await intake({ actor, uploadId, path, ...received, metadata })
    } finally {
      await rm(path, { force: true })
    }
  }
}
