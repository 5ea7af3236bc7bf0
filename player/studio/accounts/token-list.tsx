import type { Token } from '../../../media/schemas/account.ts'
import { formatDay, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import type { Fetched } from '../parts/use-fetched.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { EndedList } from './ended-list.tsx'

interface Props {
  /** Of these tokens in the API. */
  path: string
  tokens: Fetched<{ items: Token[] }>
}

/** Tokens, each to be revoked. */
export function TokenList({ path, tokens }: Props) {
  const { calendar } = useHouse()
  return (
    <EndedList
      path={path}
      list={tokens}
      none={accountTexts.accounts.tokenNone}
      name={({ name }) => <strong>{name}</strong>}
      facts={({ scope, createdAt, usedAt }) =>
        `${accountTexts.accounts.scopes[scope]} · ${accountTexts.accounts.createdOn(formatDay(createdAt, calendar))} · ${
          usedAt
            ? accountTexts.account.lastUsed(formatInstant(usedAt, calendar))
            : accountTexts.account.neverUsed
        }`
      }
      ending={({ name }) => ({
        label: accountTexts.accounts.tokenRevoke,
        title: accountTexts.accounts.tokenRevokeTitle,
        text: accountTexts.accounts.tokenRevokeText(name),
        confirm: accountTexts.accounts.tokenRevokeConfirm,
      })}
    />
  )
}
