import { useState } from 'preact/hooks'
import type { Token } from '../../../media/schemas/account.ts'
import { TOKEN_SCOPES, type TokenScope } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import { CopyField } from '../parts/copy-field.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { TokenList } from './token-list.tsx'

const PATH = '/api/tokens'
const scopeOptions = () => TOKEN_SCOPES.map((scope) => [scope, accountTexts.accounts.scopes[scope]] as const)

/** Keys with which programs act in the name of whoever is signed in. */
export function Tokens() {
  const api = useApi()
  const tokens = useFetched<{ items: Token[] }>(PATH)
  const submit = useSubmit()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<TokenScope>('uploading')
  const [secret, setSecret] = useState<string | null>(null)

  async function add(): Promise<void> {
    const done = await submit.run(async () => {
      setSecret((await api.post<{ token: string }>(PATH, { name, scope })).token)
      await tokens.reload()
    })
    if (done) setName('')
  }

  return (
    <section class="card" aria-label={accountTexts.accounts.tokens}>
      <h2>{accountTexts.accounts.tokens}</h2>
      <p class="field-hint">{accountTexts.accounts.tokensHint}</p>
      <TokenList path={PATH} tokens={tokens} />
      {secret !== null && (
        <div class="note">
          <p>{accountTexts.accounts.tokenOnce}</p>
          <CopyField label={accountTexts.accounts.tokens} value={secret} />
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
          label={accountTexts.accounts.tokenName}
          required
          maxLength={100}
          value={name}
          fault={faultOf(submit.problem, 'name')}
          onType={setName}
        />
        <SelectField
          label={accountTexts.accounts.tokenScope}
          hint={accountTexts.accounts.scopeHints[scope]}
          value={scope}
          options={scopeOptions()}
          onPick={setScope}
        />
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button type="submit" class="button" disabled={submit.busy}>
            {accountTexts.accounts.tokenAdd}
          </button>
        </div>
      </form>
    </section>
  )
}
