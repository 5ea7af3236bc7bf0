import type { Token } from '../../../media/schemas/account.ts'
import { formatDay, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import type { Fetched } from '../parts/use-fetched.ts'
import { texts } from '../texts/texts.ts'
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
      none={texts.accounts.tokenNone}
      name={({ name }) => <strong>{name}</strong>}
      facts={({ scope, createdAt, usedAt }) =>
        `${texts.accounts.scopes[scope]} · ${texts.accounts.createdOn(formatDay(createdAt, calendar))} · ${
          usedAt ? texts.account.lastUsed(formatInstant(usedAt, calendar)) : texts.account.neverUsed
        }`
      }
      ending={({ name }) => ({
        label: texts.accounts.tokenRevoke,
        title: texts.accounts.tokenRevokeTitle,
        text: texts.accounts.tokenRevokeText(name),
        confirm: texts.accounts.tokenRevokeConfirm,
      })}
    />
  )
}
