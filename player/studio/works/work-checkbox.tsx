import type { Work } from '../../../media/schemas/work.ts'
import { texts } from '../texts/texts.ts'
import type { Choosing } from './choosing.ts'

/** Chooses a work for what is to be done with several. */
export function WorkCheckbox({ work, choosing }: { work: Work; choosing: Choosing }) {
  return (
    <input
      type="checkbox"
      class="choose"
      aria-label={texts.works.chooseOne(work.title)}
      checked={choosing.chosen.has(work.id)}
      onChange={() => choosing.toggle(work.id)}
    />
  )
}
