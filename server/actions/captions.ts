import { captionKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Actor } from '../records/actor.ts'
import { type ActNeeds, createAct, found } from './act.ts'

interface Needs extends ActNeeds {
  store: Pick<Store, 'put' | 'remove'>
}

export type CaptionActions = ReturnType<typeof createCaptionActions>

/** Captions that staff give a work. Each throws ChaskiError `not_found`. */
export function createCaptionActions({ store, ...needs }: Needs) {
  const act = createAct(needs)

  return {
    /** @param content WebVTT */
    async set(actor: Actor, workId: string, language: string, content: string): Promise<void> {
      // The text first: whoever reads that there are captions finds them.
      await store.put(captionKey(workId, language), content)
      await act(actor, 'work.set-captions', async ({ to, note, tell }) => {
        found(await to.works.byId(workId))
        const bytes = Buffer.byteLength(content)
        await to.captions.set(workId, language, bytes)
        note(workId, { after: { language, bytes } })
        tell({ type: 'work', id: workId })
      })
    },

    async remove(actor: Actor, workId: string, language: string): Promise<void> {
      await act(actor, 'work.remove-captions', async ({ to, note, tell }) => {
        found((await to.captions.remove(workId, language)) || null)
        note(workId, { before: { language } })
        tell({ type: 'work', id: workId })
      })
      await store.remove(captionKey(workId, language))
    },
  }
}
