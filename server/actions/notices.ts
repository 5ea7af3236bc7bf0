import type { NoticeState } from '../records/notice.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'

export type NoticeActions = ReturnType<typeof createNoticeActions>

/** What becomes of the notices that stations are sent. */
export function createNoticeActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    /** @param detail why the last try failed; null where it did not */
    settle: (id: string, state: NoticeState, detail: string | null): Promise<void> =>
      act(SYSTEM, 'notice.settle', async ({ to, note }) => {
        await to.notices.settle(id, state, detail)
        // One that will be tried again is not settled yet.
        if (state !== 'queued') note(id, { after: { state, detail } })
      }),
  }
}
