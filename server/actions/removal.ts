import type { VersionRef } from '../../media/layout.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import { SYSTEM } from './actor.ts'

export type RemovalActions = ReturnType<typeof createRemovalActions>

/** What the clock removes for good. The files are somebody else's to remove, before. */
export function createRemovalActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    /** A work that lay in the trash too long. */
    forget: (id: string): Promise<void> =>
      act(SYSTEM, 'work.forget', async ({ to, note }) => {
        const { title, kind } = found(await to.works.byId(id))
        await to.works.forget(id)
        note(id, { before: { title, kind } })
      }),

    /** A poster that staff replaced. No audit: what they chose instead is in it. */
    forgetPoster: (id: string): Promise<void> => needs.catalogue.transaction((to) => to.posters.forget(id)),

    /** The files of a version are gone. No audit: the version itself says so. */
    noteRemoved: (ref: VersionRef, at: Date): Promise<void> =>
      needs.catalogue.transaction((to) => to.versions.noteRemoved(ref, at)),
  }
}
