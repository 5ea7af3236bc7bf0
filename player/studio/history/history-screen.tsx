import { useEffect, useState } from 'preact/hooks'
import type { Account } from '../../../media/schemas/account.ts'
import type { AuditEntry } from '../../../media/schemas/audit.ts'
import { useApi } from '../api/use-api.ts'
import { SelectField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { type HistoryFilters, historyQuery } from '../route/history-filters.ts'
import { hrefOf } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { words } from '../texts/history/words.ts'
import { texts } from '../texts/texts.ts'
import { HistoryLine } from './history-line.tsx'

interface Page {
  items: AuditEntry[]
  cursor: string | null
}

/** Who did what and when, with what stood there before. For administrators. */
export function HistoryScreen({ filters }: { filters: HistoryFilters }) {
  const asked = historyQuery(filters).toString()
  return (
    <Screen title={words.title}>
      <p class="lead">{words.lead}</p>
      <Filters filters={filters} />
      <Lines key={asked} asked={asked} />
    </Screen>
  )
}

function Filters({ filters }: { filters: HistoryFilters }) {
  const navigation = useNavigation()
  const accounts = useFetched<{ items: Account[] }>('/api/users')
  const show = (next: HistoryFilters): void => navigation.replace({ screen: 'history', filters: next })
  const people = (accounts.value?.items ?? []).map(({ id, name }) => [id, name] as const)
  return (
    <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={words.person}
        value={filters.actor}
        options={[['', texts.common.all], ...people]}
        onPick={(actor) => show({ ...filters, actor })}
      />
      <SelectField
        label={words.verb}
        value={filters.verb}
        options={[['', texts.common.all], ...Object.entries(words.verbs)]}
        onPick={(verb) => show({ ...filters, verb })}
      />
      {filters.object !== '' && (
        <p class="soft">
          {words.onlyObject}{' '}
          <a href={hrefOf({ screen: 'history', filters: { ...filters, object: '' } })}>{words.clear}</a>
        </p>
      )}
    </form>
  )
}

/** The lines of one question, page by page. */
function Lines({ asked }: { asked: string }) {
  const api = useApi()
  const submit = useSubmit()
  const [lines, setLines] = useState<AuditEntry[] | null>(null)
  const [cursor, setCursor] = useState<string | null>(null)

  const load = (from: string | null) =>
    submit.run(async () => {
      const query = new URLSearchParams(asked)
      if (from !== null) query.set('cursor', from)
      const page = await api.get<Page>(`/api/audit?${query}`)
      setLines((shown) => [...(shown ?? []), ...page.items])
      setCursor(page.cursor)
    })
  useEffect(() => {
    void load(null)
  }, [])

  return (
    <>
      {submit.problem && <ProblemNote problem={submit.problem} onRetry={() => load(cursor)} />}
      {lines === null && submit.busy && <p class="soft">{texts.common.loading}</p>}
      {lines?.length === 0 && <p class="soft">{words.none}</p>}
      <ul class="rows" aria-busy={submit.busy}>
        {lines?.map((line) => (
          <HistoryLine key={line.id} line={line} />
        ))}
      </ul>
      {cursor !== null && (
        <button type="button" class="button more" disabled={submit.busy} onClick={() => load(cursor)}>
          {words.more}
        </button>
      )}
    </>
  )
}
