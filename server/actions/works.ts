import { ChaskiError } from '../../media/errors.ts'
import type { WorkEdit } from '../../media/schemas/work.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Hub } from '../events/hub.ts'
import type { Dispatch } from '../jobs/dispatch.ts'
import type { WorkRecord } from '../records/work.ts'

interface Needs {
  catalogue: Pick<Catalogue, 'works'>
  dispatch: Pick<Dispatch, 'make' | 'cancel' | 'allow'>
  hub: Pick<Hub, 'publish'>
}

export type WorkActions = ReturnType<typeof createWorkActions>

/** What staff do with a work. Each throws ChaskiError `not_found`, or `conflict` where its state does not allow it. */
export function createWorkActions({ catalogue: { works }, dispatch, hub }: Needs) {
  const changed = async (row: WorkRecord | null): Promise<WorkRecord> => {
    if (!row) throw new ChaskiError('not_found')
    await hub.publish({ type: 'work', id: row.id })
    return row
  }

  const existing = async (id: string): Promise<WorkRecord> => {
    const row = await works.byId(id)
    if (!row) throw new ChaskiError('not_found')
    return row
  }

  const stop = async (work: WorkRecord): Promise<WorkRecord | null> => {
    const ref = { workId: work.id, version: work.version }
    const row = await works.move(ref, 'cancelled', { error: { code: 'cancelled', detail: '' } })
    if (row) await dispatch.cancel(ref)
    return row
  }

  return {
    edit: async (id: string, fields: WorkEdit): Promise<WorkRecord> => changed(await works.edit(id, fields)),

    async retry(id: string): Promise<WorkRecord> {
      const work = await existing(id)
      const ref = { workId: id, version: work.version }
      if (work.trashedAt !== null) throw new ChaskiError('conflict')
      const row = await works.move(ref, 'retried')
      if (!row) throw new ChaskiError('conflict')
      await dispatch.allow(ref)
      await dispatch.make(row)
      return changed(row)
    },

    async cancel(id: string): Promise<WorkRecord> {
      const row = await stop(await existing(id))
      if (!row) throw new ChaskiError('conflict')
      return changed(row)
    },

    /** @param reason as the stations are to read it */
    withdraw: async (id: string, reason: string | null): Promise<WorkRecord> =>
      changed(await works.withdraw(id, reason)),

    restore: async (id: string): Promise<WorkRecord> => changed(await works.restore(id)),

    /** Into the trash, from where it can be restored for a month. Nothing more is made of it. */
    async trash(id: string): Promise<void> {
      await stop(await existing(id))
      await works.trash(id)
      await hub.publish({ type: 'removed', id })
    },
  }
}
