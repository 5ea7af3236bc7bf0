import type { Outcome, PosterOutcome, TallyOutcome } from '../../media/jobs/queues.ts'
import type { AuditVerb } from '../../media/schemas/audit.ts'
import type { Writes } from '../catalogue/catalogue.ts'
import type { WorkRecord } from '../records/work.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'

export type OutcomeActions = ReturnType<typeof createOutcomeActions>

/** What the audit keeps; that a work was begun or can be watched in part already is no news a month later. */
const KEPT: Partial<Record<Outcome['type'], AuditVerb>> = { published: 'work.publish', failed: 'work.fail' }

/** What the workers found. A second time, or too late, it changes nothing. */
export function createOutcomeActions(needs: ActNeeds) {
  const act = createAct(needs)
  const { catalogue, hub } = needs

  return {
    /** @returns whether it changed anything */
    store: (outcome: Outcome): Promise<boolean> =>
      act(SYSTEM, KEPT[outcome.type] ?? 'work.publish', async ({ to, note, tell }) => {
        const { workId: id } = outcome
        const before = await to.works.byId(id)
        const moved = await moveBy(outcome, to.works)
        const after =
          moved ?? ('published' in outcome ? await to.works.addRenditions(outcome, outcome.published) : null)
        if (!before || !after) return false
        if (outcome.type in KEPT)
          note(id, changedFields(before, after, ['status', 'visibleVersion', 'error']))
        tell({ type: 'work', id })
        return true
      }),

    /** No audit: what staff chose is in it already. */
    settlePoster: ({ workId: id, poster, error }: PosterOutcome): Promise<void> =>
      act(SYSTEM, 'work.choose-poster', async ({ to, tell }) => {
        if (await to.posters.settle(poster, error)) tell({ type: 'work', id })
      }),

    /** No audit: nobody decided it. */
    async count(tally: TallyOutcome): Promise<void> {
      const counted = await catalogue.transaction((to) => to.tallies.add(tally))
      for (const { id, views } of counted) await hub.publish({ type: 'counts', id, views })
    },
  }
}

async function moveBy(outcome: Outcome, works: Writes['works']): Promise<WorkRecord | null> {
  switch (outcome.type) {
    case 'started':
      return works.move(outcome, 'started')
    case 'recognised':
      return works.move(outcome, 'started', { kind: outcome.kind })
    case 'playable':
      return works.move(
        outcome,
        'started',
        showsWholeOlder(await works.byId(outcome.workId), outcome.version)
          ? {}
          : { visible: outcome.published },
      )
    case 'published':
      return works.move(outcome, 'finished', { visible: outcome.published })
    case 'failed':
      return works.move(outcome, outcome.code === 'cancelled' ? 'cancelled' : 'refused', {
        error: { code: outcome.code, detail: outcome.detail },
      })
  }
}

/**
 * Whether viewers have a complete older version. It stays until the new one is complete too: nobody should be moved from
 * a whole film to its first seconds.
 */
export function showsWholeOlder(
  work: Pick<WorkRecord, 'visibleVersion' | 'published'> | null | undefined,
  version: number,
): boolean {
  if (!work?.published || work.visibleVersion === null || work.visibleVersion >= version) return false
  const shown = work.published
  return shown.kind !== 'video' || shown.rungs.every(({ complete }) => complete)
}
