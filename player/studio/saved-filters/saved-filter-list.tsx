import './saved-filters.css'
import { useState } from 'preact/hooks'
import { TextField } from '../parts/field.tsx'
import { hrefOf, NO_FILTERS, type WorkFilters } from '../route/route.ts'
import { words } from '../texts/filters/words.ts'
import { texts } from '../texts/texts.ts'
import { isSame, keepFilters, type SavedFilter, savedFilters, withFilter } from './saved-filters.ts'

interface Props {
  filters: WorkFilters
  userId: string
}

/** The saved filters of whoever is signed in, and a way to save the present one. */
export function SavedFilterList({ filters, userId }: Props) {
  const [saved, setSaved] = useState(() => savedFilters(localStorage, userId))
  const [name, setName] = useState<string | null>(null)
  const canSave = !isSame(filters, NO_FILTERS) && !saved.some((one) => isSame(one.filters, filters))

  function keep(next: SavedFilter[]): void {
    keepFilters(localStorage, userId, next)
    setSaved(next)
  }

  if (saved.length === 0 && !canSave) return null
  return (
    <div class="saved-filters">
      {saved.length > 0 && (
        <ul class="saved-list" aria-label={words.title}>
          {saved.map((one) => (
            <li key={one.name} class="saved-filter">
              <a
                href={hrefOf({ screen: 'works', filters: one.filters })}
                aria-current={isSame(one.filters, filters) ? 'true' : undefined}
              >
                {one.name}
              </a>
              <button
                type="button"
                class="quiet"
                aria-label={words.remove(one.name)}
                onClick={() => keep(saved.filter((other) => other !== one))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {canSave && name === null && (
        <button type="button" class="quiet" onClick={() => setName(nameOf(filters))}>
          {words.save}
        </button>
      )}
      {canSave && name !== null && (
        <form
          class="saved-form"
          onSubmit={(event) => {
            event.preventDefault()
            keep(withFilter(saved, { name: name.trim(), filters }))
            setName(null)
          }}
        >
          <TextField label={words.name} required maxLength={60} value={name} onType={setName} />
          <button type="submit" class="button">
            {texts.common.save}
          </button>
        </form>
      )}
    </div>
  )
}

/** What a filter would be called if nobody gave it a name. */
function nameOf({ q, kind, status, visibility, trashed }: WorkFilters): string {
  return [
    q,
    kind && texts.kindsPlural[kind],
    status && texts.statuses[status],
    visibility && texts.visibilities[visibility],
    trashed && texts.works.trash,
  ]
    .filter(Boolean)
    .join(' · ')
}
