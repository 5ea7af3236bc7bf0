import { useState } from 'preact/hooks'
import type { CreatedInvitation, Invitation } from '../../../media/schemas/account.ts'
import type { PersonRole } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import { formatDay } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { CopyField } from '../parts/copy-field.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { words } from '../texts/invitations/words.ts'
import { EndedList } from './ended-list.tsx'
import { roleOptions } from './role-options.ts'

const PATH = '/api/invitations'

/** Inviting by a link, and the links that nobody has used yet. */
export function Invitations() {
  const api = useApi()
  const { calendar } = useHouse()
  const pending = useFetched<{ items: Invitation[] }>(PATH)
  const submit = useSubmit()
  const [name, setName] = useState('')
  const [role, setRole] = useState<PersonRole>('editor')
  const [made, setMade] = useState<CreatedInvitation | null>(null)

  async function invite(): Promise<void> {
    const done = await submit.run(async () => {
      setMade(await api.post<CreatedInvitation>(PATH, { name, role }))
      await pending.reload()
    })
    if (done) setName('')
  }

  return (
    <section class="card" aria-label={words.invite}>
      <h2>{words.invite}</h2>
      <p class="field-hint">{words.inviteHint}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void invite()
        }}
      >
        <div class="pair">
          <TextField
            label={words.name}
            required
            maxLength={100}
            autoComplete="off"
            value={name}
            fault={faultOf(submit.problem, 'name')}
            onType={setName}
          />
          <SelectField
            label={accountTexts.accounts.role}
            hint={accountTexts.accounts.roleHints[role]}
            value={role}
            options={roleOptions()}
            onPick={setRole}
          />
        </div>
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button type="submit" class="button button-main" disabled={submit.busy}>
            {words.submit}
          </button>
        </div>
      </form>
      {made && (
        <div class="note" role="status">
          <p>{words.copyNow(made.name, formatDay(made.expiresAt, calendar))}</p>
          <CopyField label={words.link} value={made.link} />
        </div>
      )}
      <h3>{words.pending}</h3>
      <EndedList
        path={PATH}
        list={pending}
        none={words.pendingNone}
        name={(invitation) => <strong>{invitation.name}</strong>}
        facts={({ role: given, invitedBy, expiresAt }) =>
          words.pendingFacts(accountTexts.accounts.roles[given], invitedBy, formatDay(expiresAt, calendar))
        }
        ending={(invitation) => ({
          label: words.takeBack,
          title: words.takeBackTitle,
          text: words.takeBackText(invitation.name),
          confirm: words.takeBackConfirm,
        })}
      />
    </section>
  )
}
