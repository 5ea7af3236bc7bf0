import { useState } from 'preact/hooks'
import { useApi } from '../api/use-api.ts'
import { formatDay } from '../format/format.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { CopyField } from '../parts/copy-field.tsx'
import { TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import type { Token } from './account.ts'

/** Keys with which programs act in the name of whoever is signed in. */
export function Tokens() {
  const api = useApi()
  const { value, problem, reload } = useFetched<{ items: Token[] }>('/api/tokens')
  const items = value?.items ?? null
  const submit = useSubmit()
  const [name, setName] = useState('')
  const [secret, setSecret] = useState<string | null>(null)

  async function add(): Promise<void> {
    const done = await submit.run(async () => {
      setSecret((await api.post<{ token: string }>('/api/tokens', { name })).token)
      await reload()
    })
    if (done) setName('')
  }

  const revoke = (id: string) =>
    submit.run(async () => {
      await api.remove(`/api/tokens/${id}`)
      await reload()
    })

  return (
    <section class="card" aria-label={texts.accounts.tokens}>
      <h2>{texts.accounts.tokens}</h2>
      <p class="field-hint">{texts.accounts.tokensHint}</p>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {items?.length === 0 && <p class="soft">{texts.accounts.tokenNone}</p>}
      <ul class="plain">
        {items?.map((token) => (
          <li key={token.id} class="account account-line">
            <p>
              <strong>{token.name}</strong>{' '}
              <span class="soft">{texts.accounts.createdOn(formatDay(token.createdAt))}</span>
            </p>
            <ConfirmButton
              label={texts.accounts.tokenRevoke}
              kind="quiet"
              disabled={submit.busy}
              question={{
                title: texts.accounts.tokenRevokeTitle,
                text: texts.accounts.tokenRevokeText(token.name),
                confirm: texts.accounts.tokenRevokeConfirm,
              }}
              onConfirm={() => revoke(token.id)}
            />
          </li>
        ))}
      </ul>
      {secret !== null && (
        <div class="note">
          <p>{texts.accounts.tokenOnce}</p>
          <CopyField label={texts.accounts.tokens} value={secret} />
        </div>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField
          label={texts.accounts.tokenName}
          required
          maxLength={100}
          value={name}
          fault={faultOf(submit.problem, 'name')}
          onType={setName}
        />
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button type="submit" class="button" disabled={submit.busy}>
            {texts.accounts.tokenAdd}
          </button>
        </div>
      </form>
    </section>
  )
}
