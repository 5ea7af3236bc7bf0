import { useEffect, useRef, useState } from 'preact/hooks'
import {
  KINDS,
  type Kind,
  STATUSES,
  type Status,
  VISIBILITIES,
  type Visibility,
} from '../../../media/vocabulary.ts'
import { SelectField, TextField } from '../parts/field.tsx'
import type { WorkFilters as Filters } from '../route/route.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  filters: Filters
  onFilter: (filters: Filters) => void
}

/** The search is sent after this pause in typing: a weak link should not carry every letter. */
const TYPING_MS = 350

export function WorkFilters({ filters, onFilter }: Props) {
  const [words, setWords] = useState(filters.q)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setWords(filters.q), [filters.q])
  useEffect(() => () => clearTimeout(timer.current), [])

  function search(q: string): void {
    clearTimeout(timer.current)
    if (q.trim() !== filters.q) onFilter({ ...filters, q: q.trim() })
  }

  return (
    <search>
      <form
        class="filters"
        aria-label={texts.works.filters}
        onSubmit={(event) => {
          event.preventDefault()
          search(words)
        }}
      >
        <TextField
          label={texts.works.search}
          type="search"
          placeholder={texts.works.searchPlaceholder}
          value={words}
          onType={(q) => {
            setWords(q)
            clearTimeout(timer.current)
            timer.current = setTimeout(() => search(q), TYPING_MS)
          }}
        />
        <SelectField<Kind | ''>
          label={texts.works.kind}
          value={filters.kind ?? ''}
          options={withAll(KINDS, texts.kindsPlural)}
          onPick={(kind) => onFilter({ ...filters, kind: kind || null })}
        />
        <SelectField<Status | ''>
          label={texts.works.status}
          value={filters.status ?? ''}
          options={withAll(STATUSES, texts.statuses)}
          onPick={(status) => onFilter({ ...filters, status: status || null })}
        />
        <SelectField<Visibility | ''>
          label={texts.works.visibility}
          value={filters.visibility ?? ''}
          options={withAll(VISIBILITIES, texts.visibilities)}
          onPick={(visibility) => onFilter({ ...filters, visibility: visibility || null })}
        />
      </form>
    </search>
  )
}

function withAll<T extends string>(
  words: readonly T[],
  names: Record<T, string>,
): (readonly [T | '', string])[] {
  return [['', texts.common.all], ...words.map((word) => [word, names[word]] as const)]
}
