import { useState } from 'preact/hooks'
import type { Account, Token } from '../../../media/schemas/account.ts'
import { useFetched } from '../parts/use-fetched.ts'
import { texts } from '../texts/texts.ts'
import { SessionList } from './session-list.tsx'
import { TokenList } from './token-list.tsx'

/** Where another person is signed in, and the keys of their programs; asked for once it is opened. */
export function AccountAccess({ account }: { account: Account }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.account.access}</summary>
      {isOpen && <Opened path={`/api/users/${account.id}`} />}
    </details>
  )
}

function Opened({ path }: { path: string }) {
  const tokens = useFetched<{ items: Token[] }>(`${path}/tokens`)
  return (
    <div class="stack">
      <h3>{texts.account.sessions}</h3>
      <SessionList path={`${path}/sessions`} />
      <h3>{texts.accounts.tokens}</h3>
      <TokenList path={`${path}/tokens`} tokens={tokens} />
    </div>
  )
}
