import { hrefOf } from '../route/route.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'

/** Back to the list of all programmes. */
export function ProgrammesLink() {
  return (
    <a class="back" href={hrefOf({ screen: 'programmes' })}>
      <span aria-hidden="true">← </span>
      {programmeTexts.back}
    </a>
  )
}
