import { Screen } from '../parts/screen.tsx'
import { NO_FILTERS } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { texts } from '../texts/texts.ts'
import { Door } from './door.tsx'
import { NewPersonForm } from './new-person-form.tsx'
import { ToSignIn } from './to-sign-in.tsx'
import { useSession } from './use-session.ts'

/** Creates the first administrator, from the one-time link printed at first start. */
export function SetupScreen({ token }: { token: string }) {
  const session = useSession()
  const navigation = useNavigation()

  if (token === '') {
    return (
      <Door>
        <Screen title={texts.setup.title}>
          <p class="lead">{texts.setup.waiting}</p>
        </Screen>
      </Door>
    )
  }
  return (
    <Door>
      <Screen title={texts.setup.title}>
        <p class="lead">{texts.setup.lead}</p>
        <NewPersonForm
          onSubmit={(person) => session.setUp({ token, ...person })}
          // The token is used up; it must not stay in the URL or the history.
          onDone={() => navigation.replace({ screen: 'works', filters: NO_FILTERS })}
          afterProblem={<ToSignIn />}
        />
      </Screen>
    </Door>
  )
}
