import { useState } from 'preact/hooks'
import { useDrafts } from '../drafts/use-drafts.ts'
import { TextField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import { Door } from './door.tsx'
import { useSession } from './use-session.ts'

const DRAFT = 'sign-in.email'

export function SignInScreen({ expired }: { expired: boolean }) {
  const session = useSession()
  const drafts = useDrafts()
  const [email, showEmail] = useState(() => drafts.read<string>(DRAFT) ?? '')
  const [password, setPassword] = useState('')
  const submit = useSubmit()

  function setEmail(next: string): void {
    drafts.write(DRAFT, next)
    showEmail(next)
  }

  return (
    <Door>
      <Screen title={texts.signIn.title}>
        <p class="lead">{texts.signIn.lead}</p>
        {expired && <p class="note">{texts.signIn.expired}</p>}
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void submit.run(() => session.signIn(email, password))
          }}
        >
          <TextField
            label={texts.signIn.email}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onType={setEmail}
          />
          <TextField
            label={texts.signIn.password}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onType={setPassword}
          />
          {submit.problem && <ProblemNote problem={submit.problem} />}
          <button type="submit" class="button button-main" disabled={submit.busy}>
            {submit.busy ? texts.signIn.submitting : texts.signIn.submit}
          </button>
          <p class="field-hint">{texts.signIn.forgotten}</p>
        </form>
      </Screen>
    </Door>
  )
}
