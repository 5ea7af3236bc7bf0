import { useState } from 'preact/hooks'
import type { User } from '../../../media/schemas/account.ts'
import { Screen } from '../parts/screen.tsx'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { OwnPassword } from './own-password.tsx'
import { SessionList } from './session-list.tsx'
import { Tokens } from './tokens.tsx'

/** What concerns nobody but oneself: the password, where one is signed in, the keys of one's programs. */
export function OwnAccountScreen({ user }: { user: User }) {
  // A new password ends sessions and tokens: both lists are asked for again.
  const [changes, setChanges] = useState(0)
  return (
    <Screen title={accountTexts.account.title}>
      <p class="soft">
        {user.name} · {user.email} · {accountTexts.accounts.roles[user.role]}
      </p>
      <OwnPassword email={user.email} onChanged={() => setChanges(changes + 1)} />
      <section class="card" aria-label={accountTexts.account.sessions}>
        <h2>{accountTexts.account.sessions}</h2>
        <p class="field-hint">{accountTexts.account.sessionsHint}</p>
        <SessionList key={`sessions-${changes}`} path="/api/sessions" />
      </section>
      <Tokens key={`tokens-${changes}`} />
    </Screen>
  )
}
