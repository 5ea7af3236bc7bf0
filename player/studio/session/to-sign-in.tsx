import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { useSession } from './use-session.ts'

/** For whoever has an account already. */
export function ToSignIn() {
  const session = useSession()
  return (
    <a
      class="quiet"
      href={hrefOf({ screen: 'works', filters: NO_FILTERS })}
      onClick={() => session.refresh()}
    >
      {texts.setup.toSignIn}
    </a>
  )
}
