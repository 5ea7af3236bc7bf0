import { useEffect, useState } from 'preact/hooks'
import type { OpenInvitation } from '../../../media/schemas/account.ts'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'
import { useApi } from '../api/use-api.ts'
import { formatInstant } from '../format/format.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { NO_FILTERS } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { words } from '../texts/invitations/words.ts'
import { texts } from '../texts/texts.ts'
import { Door } from './door.tsx'
import { NewPersonForm } from './new-person-form.tsx'
import { ToSignIn } from './to-sign-in.tsx'
import { useSession } from './use-session.ts'

/** Makes an account, from a link that works once. */
export function InvitationScreen({ token }: { token: string }) {
  const api = useApi()
  const session = useSession()
  const navigation = useNavigation()
  const [invitation, setInvitation] = useState<OpenInvitation | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  useEffect(() => {
    api.post<OpenInvitation>('/api/invitation', { token }).then(setInvitation, (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.shown)
    })
  }, [api, token])

  return (
    <Door>
      <Screen title={words.title}>
        {problem && (
          <>
            <ProblemNote problem={problem} />
            <ToSignIn />
          </>
        )}
        {invitation === null && problem === null && <p class="soft">{texts.common.loading}</p>}
        {invitation && (
          <>
            <p class="lead">{words.lead(invitation.invitedBy)}</p>
            <p>{accountTexts.accounts.roleHints[invitation.role]}</p>
            <p class="soft">{words.onceUntil(formatInstant(invitation.expiresAt, HERE))}</p>
            <NewPersonForm
              name={invitation.name}
              onSubmit={(person) => session.accept({ token, ...person })}
              // The token is used up; it must not stay in the URL or the history.
              onDone={() => navigation.replace({ screen: 'works', filters: NO_FILTERS })}
              afterProblem={<ToSignIn />}
            />
          </>
        )}
      </Screen>
    </Door>
  )
}

/** Before signing in nobody is told the zone of the house; the browser's own is that of whoever reads. */
const HERE = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
