import { useState } from 'preact/hooks'
import { MIN_PASSWORD_LENGTH } from '../../../media/passwords.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'

const EMPTY = { current: '', password: '' }

/** @param onChanged called when it was: other sessions and all tokens have ended */
export function OwnPassword({ email, onChanged }: { email: string; onChanged: () => void }) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const [form, setForm] = useState(EMPTY)

  async function change(): Promise<void> {
    if (!(await submit.run(() => api.post('/api/session/password', form)))) return
    setForm(EMPTY)
    announce(accountTexts.account.passwordChanged)
    onChanged()
  }

  return (
    <section class="card" aria-label={accountTexts.account.password}>
      <h2>{accountTexts.account.password}</h2>
      <p class="field-hint">{accountTexts.account.passwordHint}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        {/* For password managers, which keep a password under a name. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <div class="pair">
          <TextField
            label={accountTexts.account.current}
            type="password"
            autoComplete="current-password"
            required
            value={form.current}
            fault={faultOf(submit.problem, 'current')}
            onType={(current) => setForm({ ...form, current })}
          />
          <TextField
            label={accountTexts.accounts.newPassword}
            type="password"
            autoComplete="new-password"
            required
            minLength={MIN_PASSWORD_LENGTH}
            value={form.password}
            fault={faultOf(submit.problem, 'password')}
            onType={(password) => setForm({ ...form, password })}
          />
        </div>
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button type="submit" class="button" disabled={submit.busy}>
            {accountTexts.accounts.setPassword}
          </button>
        </div>
      </form>
    </section>
  )
}
