import type { VersionRef } from '../../media/layout.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'

export type PlacementActions = ReturnType<typeof createPlacementActions>

/**
 * A version is in the catalogue before its file is in the store: whatever is interrupted, what is known of the file
 * tells what has to be done. Workers are asked for it once its file is there.
 */
export function createPlacementActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    /** The file of a version is in the store. No audit: it is the end of what was noted already. */
    notePlaced: (ref: VersionRef): Promise<void> =>
      needs.catalogue.transaction((to) => to.versions.notePlaced(ref)),

    /** The file of a version will not come any more. */
    giveUp: (ref: VersionRef): Promise<void> =>
      act(SYSTEM, 'work.fail', async ({ to, note, tell }) => {
        const before = await to.works.byId(ref.workId)
        const after = await to.works.move(ref, 'refused', {
          error: { code: 'internal', detail: 'the file was lost before it was stored' },
        })
        if (!before || !after) return
        note(ref.workId, changedFields(before, after, ['status', 'error']))
        tell({ type: 'work', id: ref.workId })
      }),
  }
}
