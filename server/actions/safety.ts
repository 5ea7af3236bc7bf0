import type { SafetyEdit } from '../../media/schemas/safety.ts'
import type { Actor } from '../records/actor.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { LEAVE_TO_KEY, readSafety, type Safety } from '../safety/safety.ts'
import { type ActNeeds, createAct } from './act.ts'

export type SafetyActions = ReturnType<typeof createSafetyActions>

/** The one object of its kind, in the audit log. */
const SITE = 'site'

/** What staff set for the safety of viewers. */
export function createSafetyActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    edit: (actor: Actor, { leaveTo }: SafetyEdit): Promise<Safety> =>
      act(actor, 'safety.edit', async ({ to, note }) => {
        const before = await readSafety(to)
        if (leaveTo !== undefined) await to.settings.set(LEAVE_TO_KEY, leaveTo)
        const after = await readSafety(to)
        note(SITE, changedFields(before, after, ['leaveTo']))
        return after
      }),
  }
}
