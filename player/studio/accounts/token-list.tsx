import type { Token } from '../../../media/schemas/account.ts'
import { useApi } from '../api/use-api.ts'
import { formatDay, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import type { Fetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  /** Of these tokens in the API. */
  path: string
  tokens: Fetched<{ items: Token[] }>
}

/** Tokens, each to be revoked. */
export function TokenList({ path, tokens: { value, problem, reload } }: Props) {
  const { calendar } = useHouse()
  const api = useApi()
  const submit = useSubmit()
  const items = value?.items ?? null

  const revoke = (id: string) =>
    submit.run(async () => {
      await api.remove(`${path}/${id}`)
      await reload()
    })

  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {items?.length === 0 && <p class="soft">{texts.accounts.tokenNone}</p>}
      <ul class="plain">
        {items?.map((token) => (
          <li key={token.id} class="account account-line">
            <p>
              <strong>{token.name}</strong>
              <br />
              <span class="soft">
                {texts.accounts.createdOn(formatDay(token.createdAt, calendar))} ·{' '}
                {token.usedAt
                  ? texts.account.lastUsed(formatInstant(token.usedAt, calendar))
                  : texts.account.neverUsed}
              </span>
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
    </>
  )
}
