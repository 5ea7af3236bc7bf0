import { useState } from 'preact/hooks'
import { MIN_PASSWORD_LENGTH } from '../../../media/passwords.ts'
import type { PersonRole } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import { useDrafts } from '../drafts/use-drafts.ts'
import { useNotice } from '../notice/use-notice.ts'
import { SelectField, TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { words as invitationsWords } from '../texts/invitations/words.ts'
import { roleOptions } from './role-options.ts'

const DRAFT = 'new-account'
const EMPTY: { name: string; email: string; role: PersonRole } = { name: '', email: '', role: 'editor' }

export function NewAccount({ onAdded }: { onAdded: () => Promise<void> }) {
  const api = useApi()
  const drafts = useDrafts()
  const { announce } = useNotice()
  const submit = useSubmit()
  const [person, showPerson] = useState(() => drafts.read<typeof EMPTY>(DRAFT) ?? EMPTY)
  const [password, setPassword] = useState('')

  function setPerson(next: typeof EMPTY): void {
    drafts.write(DRAFT, next)
    showPerson(next)
  }

  async function add(): Promise<void> {
    const done = await submit.run(async () => {
      await api.post('/api/users', { ...person, password })
      await onAdded()
    })
    if (!done) return
    announce(accountTexts.accounts.added(person.name))
    setPerson(EMPTY)
    setPassword('')
  }

  return (
    <details class="card">
      <summary>{invitationsWords.byHand}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <div class="pair">
          <TextField
            label={accountTexts.accounts.name}
            required
            maxLength={200}
            autoComplete="off"
            value={person.name}
            fault={faultOf(submit.problem, 'name')}
            onType={(name) => setPerson({ ...person, name })}
          />
          <TextField
            label={accountTexts.accounts.email}
            type="email"
            required
            autoComplete="off"
            value={person.email}
            fault={faultOf(submit.problem, 'email')}
            onType={(email) => setPerson({ ...person, email })}
          />
        </div>
        <div class="pair">
          <SelectField
            label={accountTexts.accounts.role}
            hint={accountTexts.accounts.roleHints[person.role]}
            value={person.role}
            options={roleOptions()}
            onPick={(role) => setPerson({ ...person, role })}
          />
          <TextField
            label={accountTexts.accounts.password}
            hint={accountTexts.accounts.passwordHint}
            type="password"
            autoComplete="new-password"
            required
            minLength={MIN_PASSWORD_LENGTH}
            value={password}
            fault={faultOf(submit.problem, 'password')}
            onType={setPassword}
          />
        </div>
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button type="submit" class="button button-main" disabled={submit.busy}>
            {accountTexts.accounts.addSubmit}
          </button>
        </div>
      </form>
    </details>
  )
}
