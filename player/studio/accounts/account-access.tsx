import { useState } from 'preact/hooks'
import type { Account, Token } from '../../../media/schemas/account.ts'
import { useFetched } from '../parts/use-fetched.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { SessionList } from './session-list.tsx'
import { TokenList } from './token-list.tsx'

/** Where another person is signed in, and the keys of their programs; asked for once it is opened. */
export function AccountAccess({ account }: { account: Account }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{accountTexts.account.access}</summary>
      {isOpen && <Opened path={`/api/users/${account.id}`} />}
    </details>
  )
}

function Opened({ path }: { path: string }) {
  const tokens = useFetched<{ items: Token[] }>(`${path}/tokens`)
  return (
    <div class="stack">
      <h3>{accountTexts.account.sessions}</h3>
      <SessionList path={`${path}/sessions`} />
      <h3>{accountTexts.accounts.tokens}</h3>
      <TokenList path={`${path}/tokens`} tokens={tokens} />
    </div>
  )
}
