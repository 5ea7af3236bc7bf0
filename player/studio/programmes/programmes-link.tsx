import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'

/** Back to the list of all programmes. */
export function ProgrammesLink() {
  return (
    <a class="back" href={hrefOf({ screen: 'programmes' })}>
      <span aria-hidden="true">← </span>
      {texts.programmes.back}
    </a>
  )
}
