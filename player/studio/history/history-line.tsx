import type { Calendar } from '../../../media/calendar.ts'
import type { AuditEntry } from '../../../media/schemas/audit.ts'
import { formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { historyFilters } from '../route/history-filters.ts'
import { hrefOf, type Route } from '../route/route.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'
import { words } from '../texts/history/words.ts'
import { texts } from '../texts/texts.ts'
import { changesOf } from './changes-of.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** One thing that was done, with what it changed folded away. */
export function HistoryLine({ line }: { line: AuditEntry }) {
  const { calendar } = useHouse()
  const { actor, verb, object, at } = line
  const changes = changesOf(line)
  const place = placeOf(line)
  return (
    <li class="card">
      <h2 class="row-title">
        {actor.name ?? words.actors[actor.type]} · {words.verbs[verb]}
      </h2>
      <p class="row-facts">
        <span>{formatInstant(at, calendar)}</span>
        {place && <a href={hrefOf(place)}>{words.open}</a>}
        <a
          href={hrefOf({
            screen: 'history',
            filters: historyFilters(new URLSearchParams({ object: object.id })),
          })}
        >
          {words.sameObject}
        </a>
      </p>
      {changes.length > 0 && (
        <details>
          <summary>{words.changes(changes.length)}</summary>
          <dl class="facts history-changes">
            {changes.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{fieldName(field)}</dt>
                {before !== undefined && (
                  <dd>
                    <span class="soft">{words.before}</span> {valueText(field, before, calendar)}
                  </dd>
                )}
                {after !== undefined && (
                  <dd>
                    <span class="soft">{words.after}</span> {valueText(field, after, calendar)}
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  )
}

function fieldName(field: string): string {
  const known = { ...texts.fields, ...words.fields }[field as keyof typeof texts.fields]
  return typeof known === 'string' ? known : field
}

/** Words that the studio has for the values of a field. */
const values = (): Record<string, Record<string, string>> => ({
  kind: texts.kinds,
  visibility: texts.visibilities,
  language: texts.languages,
  role: accountTexts.accounts.roles,
})

function valueText(field: string, value: unknown, calendar: Calendar): string {
  if (value === null || value === '') return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) {
    return value.map((one) => valueText(field, one, calendar)).join(', ') || words.empty
  }
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (INSTANT.test(text)) return formatInstant(text, calendar)
  return values()[field]?.[text] ?? text
}

/** Where what was changed has a page of its own. */
function placeOf({ verb, object }: AuditEntry): Exclude<Route, { screen: 'missing' }> | null {
  // There is nothing of it any more.
  if (verb === 'work.forget' || verb === 'programme.remove') return null
  if (object.type === 'work') return { screen: 'work', id: object.id }
  if (object.type === 'station') return { screen: 'station', id: object.id }
  if (object.type === 'programme') return { screen: 'programme', id: object.id }
  return null
}
