import { useState } from 'preact/hooks'
import { MIN_PASSWORD_LENGTH } from '../../../media/passwords.ts'
import { TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { texts } from '../texts/texts.ts'
import { Door } from './door.tsx'
import { useSession } from './use-session.ts'

/** Creates the first administrator, from the one-time link printed at first start. */
export function SetupScreen({ token }: { token: string }) {
  const session = useSession()
  const navigation = useNavigation()
  const [answers, setAnswers] = useState({ name: '', email: '', password: '' })
  const submit = useSubmit()
  const set = (field: keyof typeof answers) => (value: string) => setAnswers({ ...answers, [field]: value })

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
        <form
          class="stack"
          onSubmit={async (event) => {
            event.preventDefault()
            const done = await submit.run(() => session.setUp({ token, ...answers }))
            // The token is used up; it must not stay in the URL or the history.
            if (done) navigation.replace({ screen: 'works', filters: NO_FILTERS })
          }}
        >
          <TextField
            label={texts.setup.name}
            name="name"
            autoComplete="name"
            required
            maxLength={200}
            value={answers.name}
            fault={faultOf(submit.problem, 'name')}
            onType={set('name')}
          />
          <TextField
            label={texts.setup.email}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={answers.email}
            fault={faultOf(submit.problem, 'email')}
            onType={set('email')}
          />
          <TextField
            label={texts.setup.password}
            hint={texts.setup.passwordHint(MIN_PASSWORD_LENGTH)}
            type="password"
            name="password"
            autoComplete="new-password"
            required
            minLength={MIN_PASSWORD_LENGTH}
            value={answers.password}
            fault={faultOf(submit.problem, 'password')}
            onType={set('password')}
          />
          {submit.problem && <ProblemNote problem={submit.problem} />}
          <button type="submit" class="button button-main" disabled={submit.busy}>
            {submit.busy ? texts.setup.submitting : texts.setup.submit}
          </button>
        </form>
        {submit.problem && (
          <a
            class="quiet"
            href={hrefOf({ screen: 'works', filters: NO_FILTERS })}
            onClick={() => session.refresh()}
          >
            {texts.setup.toSignIn}
          </a>
        )}
      </Screen>
    </Door>
  )
}
