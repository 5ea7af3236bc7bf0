import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { texts } from '../texts/texts.ts'

/** Back to the list of all works. */
export function BackLink() {
  return (
    <a class="back" href={hrefOf({ screen: 'works', filters: NO_FILTERS })}>
      <span aria-hidden="true">← </span>
      {texts.work.back}
    </a>
  )
}
