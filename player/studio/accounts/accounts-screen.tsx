import type { Account } from '../../../media/schemas/account.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { historyFilters } from '../route/history-filters.ts'
import { hrefOf } from '../route/route.ts'
import type { SessionUser } from '../session/session.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { texts } from '../texts/texts.ts'
import { AccountRow } from './account-row.tsx'
import { Invitations } from './invitations.tsx'
import { NewAccount } from './new-account.tsx'

/** Who may work here. For administrators. */
export function AccountsScreen({ user }: { user: SessionUser }) {
  const { value, problem, reload } = useFetched<{ items: Account[] }>('/api/users')
  const items = value?.items ?? null
  return (
    <Screen
      title={accountTexts.accounts.title}
      action={
        <a
          class="button"
          href={hrefOf({ screen: 'history', filters: historyFilters(new URLSearchParams()) })}
        >
          {accountTexts.accounts.history}
        </a>
      }
    >
      <section class="card" aria-label={accountTexts.accounts.users}>
        <h2>{accountTexts.accounts.users}</h2>
        {problem && <ProblemNote problem={problem} onRetry={reload} />}
        {items === null && problem === null && <p class="soft">{texts.common.loading}</p>}
        <ul class="plain">
          {items?.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              isSelf={account.id === user.id}
              onChanged={reload}
            />
          ))}
        </ul>
      </section>
      <Invitations />
      <NewAccount onAdded={reload} />
    </Screen>
  )
}
