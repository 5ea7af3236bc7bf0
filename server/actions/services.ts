import { ChaskiError } from '../../media/errors.ts'
import { type NewService, Service, type ServiceEdit } from '../../media/schemas/service.ts'
import type { Writes } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { ServiceRecord } from '../records/service.ts'
import type { WorkRecord } from '../records/work.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { type ActNeeds, createAct, found } from './act.ts'

export type ServiceActions = ReturnType<typeof createServiceActions>

const FIELDS = Object.keys(Service.properties).filter(
  (field): field is keyof ServiceRecord => field !== 'id' && field !== 'stale',
)

/** What staff do with help lines and centres. */
export function createServiceActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    create: (actor: Actor, fields: NewService): Promise<ServiceRecord> =>
      act(actor, 'service.create', async ({ to, note }) => {
        const made = await to.services.create(fields)
        note(made.id, { after: fields })
        return made
      }),

    /** @throws ChaskiError `not_found`, or `no_help_line` where a sensitive work would be left without any */
    edit: (actor: Actor, id: string, edit: ServiceEdit): Promise<ServiceRecord> =>
      act(actor, 'service.edit', async ({ to, note }) => {
        const before = found(await to.services.byId(id))
        const after = found(await to.services.edit(id, edit))
        const ends = before.active && !after.active
        if (ends && !(await isHelped(to)) && (await to.services.areNeeded()))
          throw new ChaskiError('no_help_line')
        note(id, changedFields(before, after, FIELDS))
        return after
      }),
  }
}

/** Whether there is any help line to show. */
export async function isHelped({ services }: Pick<Writes, 'services'>): Promise<boolean> {
  return (await services.list()).some(({ active }) => active)
}

/**
 * Who is shown a sensitive work is shown where to get help.
 * @throws ChaskiError `no_help_line` where it would be visible and there is none
 */
export async function helpBeside(
  to: Pick<Writes, 'services'>,
  { sensitive, visibility }: Pick<WorkRecord, 'sensitive' | 'visibility'>,
): Promise<void> {
  if (sensitive && visibility !== 'draft' && !(await isHelped(to))) throw new ChaskiError('no_help_line')
}
