import { ChaskiError } from '../../media/errors.ts'
import type { Actor } from '../records/actor.ts'
import type { CrowdDecision, CrowdRecord } from '../records/crowd.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { type ActNeeds, createAct, found } from './act.ts'

export type CrowdActions = ReturnType<typeof createCrowdActions>

/** What staff make of a sudden crowd. */
export function createCrowdActions(needs: ActNeeds) {
  const act = createAct(needs)
  return {
    /** @throws ChaskiError `not_found`, or `conflict` where it was decided before */
    decide: (
      actor: Actor,
      { workId, hour }: Pick<CrowdRecord, 'workId' | 'hour'>,
      decision: CrowdDecision,
    ): Promise<void> =>
      act(actor, 'crowd.decide', async ({ to, note, tell }) => {
        const before = found(await to.crowds.of(workId, hour))
        const recount = await to.crowds.decide(workId, hour, decision)
        if (!recount) throw new ChaskiError('conflict')
        note(`${workId}/${hour}`, changedFields(before, { ...before, decision }, ['decision']))
        tell({ type: 'counts', ...recount })
      }),
  }
}
