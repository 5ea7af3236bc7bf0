import { ChaskiError } from '../../media/errors.ts'
import type { WorkEdit } from '../../media/schemas/work.ts'
import { WorkFields } from '../../media/schemas/work.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { Writes } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { WorkRecord } from '../records/work.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { isEditOf } from '../rules/edition.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import type { Making } from './making.ts'
import { helpBeside } from './services.ts'

interface Needs extends ActNeeds {
  dispatch: Pick<Making, 'make' | 'cancel' | 'allow'>
}

/** Between film and spot only the sound decides; a brochure is never either. */
const mayTurn = ({ kind, visibleVersion }: WorkRecord): boolean =>
  kind !== 'brochure' && visibleVersion === null

export type WorkActions = ReturnType<typeof createWorkActions>

const FIELDS = Object.keys(WorkFields.properties) as (keyof WorkFields)[]
const STATE = ['status', 'attempt', 'withdrawnAt', 'withdrawalReason', 'trashedAt'] as const

/** What staff do with a work. Each throws ChaskiError `not_found`, or `conflict` if the work's state does not allow it. */
export function createWorkActions({ dispatch, ...needs }: Needs) {
  const act = createAct(needs)

  return {
    /**
     * @param ifMatch of which edition it is an edit
     * @throws ChaskiError `changed_meanwhile` where that is no longer the present one, `no_help_line` where a sensitive
     * work would be visible without any
     */
    edit: (actor: Actor, id: string, fields: WorkEdit, ifMatch?: string): Promise<WorkRecord> =>
      act(actor, 'work.edit', async ({ to, note, tell }) => {
        const before = found(await to.works.held(id))
        if (!isEditOf(before, ifMatch)) throw new ChaskiError('changed_meanwhile')
        const after = found(await to.works.edit(id, fields))
        await helpBeside(to, after)
        const changes = changedFields(before, after, FIELDS)
        if (Object.keys(changes.after).length > 0) note(id, changes)
        tell({ type: 'work', id })
        return after
      }),

    /** @param kind as which it is to be made, where that is another one; only before anybody has seen it */
    async retry(actor: Actor, id: string, kind?: Kind): Promise<WorkRecord> {
      const work = await act(actor, 'work.retry', async ({ to, note, tell }) => {
        const before = found(await to.works.byId(id))
        const turns = kind !== undefined && kind !== before.kind
        const after =
          before.trashedAt === null &&
          (!turns || mayTurn(before)) &&
          (await to.works.move({ workId: id, version: before.version }, 'retried', turns ? { kind } : {}))
        if (!after) throw new ChaskiError('conflict')
        note(id, changedFields(before, after, [...STATE, 'kind']))
        tell({ type: 'work', id })
        return after
      })
      await dispatch.allow({ workId: id, version: work.version })
      await dispatch.make(work)
      return work
    },

    async cancel(actor: Actor, id: string): Promise<WorkRecord> {
      const work = await act(actor, 'work.cancel', async ({ to, note, tell }) => {
        const before = found(await to.works.byId(id))
        const after = await stop(to, before)
        if (!after) throw new ChaskiError('conflict')
        note(id, changedFields(before, after, STATE))
        tell({ type: 'work', id })
        return after
      })
      await dispatch.cancel({ workId: id, version: work.version })
      return work
    },

    /** @param reason for stations to read */
    withdraw: (actor: Actor, id: string, reason: string | null): Promise<WorkRecord> =>
      act(actor, 'work.withdraw', async ({ to, note, tell }) => {
        const before = found(await to.works.byId(id))
        const after = found(await to.works.withdraw(id, reason))
        note(id, changedFields(before, after, STATE))
        tell({ type: 'work', id })
        return after
      }),

    restore: (actor: Actor, id: string): Promise<WorkRecord> =>
      act(actor, 'work.restore', async ({ to, note, tell }) => {
        const before = found(await to.works.byId(id))
        const after = found(await to.works.restore(id))
        note(id, changedFields(before, after, STATE))
        tell({ type: 'work', id })
        return after
      }),

    /** Moves it to the trash, from which it can be restored for a month, and stops processing. */
    async trash(actor: Actor, id: string): Promise<void> {
      const stopped = await act(actor, 'work.trash', async ({ to, note, tell }) => {
        const before = found(await to.works.byId(id))
        const stopped = await stop(to, before)
        const after = found(await to.works.trash(id))
        note(id, changedFields(before, after, STATE))
        tell({ type: 'removed', id })
        return stopped
      })
      if (stopped) await dispatch.cancel({ workId: id, version: stopped.version })
    },
  }
}

/** Null if it is not being processed. */
function stop({ works }: Pick<Writes, 'works'>, { id, version }: WorkRecord): Promise<WorkRecord | null> {
  return works.move({ workId: id, version }, 'cancelled', { error: { code: 'cancelled', detail: '' } })
}
