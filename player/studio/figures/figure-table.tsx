import type { FigureGroup } from '../../../media/figure-groups.ts'
import type { FigureRow, Figures } from '../../../media/schemas/figures.ts'
import { formatCalendarDay, formatMonth } from '../format/format.ts'
import { hrefOf } from '../route/route.ts'
import { useMayChange } from '../session/use-session.ts'
import { words } from '../texts/figures/words.ts'
import { languageName } from '../texts/language-name.ts'
import { texts } from '../texts/texts.ts'
import { MEASURES, measured } from './measured.ts'

/** All figures that the plot and the sums are made of. */
export function FigureTable({ figures }: { figures: Figures }) {
  const { by, rows, total } = figures
  if (rows.length === 0) return <p class="empty">{words.none}</p>
  const withEarlier = rows.some(({ earlier }) => earlier !== null && earlier > 0)
  const withApart = rows.some(({ apart }) => apart > 0)
  const most = Math.max(1, ...rows.map((row) => row[by === 'place' ? 'airings' : 'views']))
  const caption = words.table(words.groups[by])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls both ways, so the keyboard must reach it.
    <section class="wide-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.groups[by]}</th>
            {MEASURES.map((name) => (
              <th key={name} scope="col" class="number">
                {words.measures[name]}
              </th>
            ))}
            {withApart && (
              <th scope="col" class="number">
                {words.measures.apart}
              </th>
            )}
            {withEarlier && (
              <th scope="col" class="number apart">
                {words.measures.earlier}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ''}>
              <th scope="row">
                <RowName by={by} row={row} />
                <span
                  class="bar-of"
                  aria-hidden="true"
                  style={{ width: `${(100 * row[by === 'place' ? 'airings' : 'views']) / most}%` }}
                />
              </th>
              {MEASURES.map((name) => (
                <td key={name} class="number">
                  {measured(name, row[name])}
                </td>
              ))}
              {withApart && <td class="number">{measured('apart', row.apart)}</td>}
              {withEarlier && <td class="number apart">{measured('views', row.earlier ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {MEASURES.map((name) => (
              <td key={name} class="number">
                {measured(name, total[name])}
              </td>
            ))}
            {withApart && <td class="number">{measured('apart', total.apart)}</td>}
            {withEarlier && <td class="apart" />}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function RowName({ by, row: { key, name } }: { by: FigureGroup; row: FigureRow }) {
  const mayOpen = useMayChange()
  if (mayOpen && by === 'work' && key !== null && name !== null)
    return <a href={hrefOf({ screen: 'work', id: key })}>{name}</a>
  return <>{nameOf(by, { key, name })}</>
}

/** What a row is called in front of staff. */
export function nameOf(by: FigureGroup, { key, name }: Pick<FigureRow, 'key' | 'name'>): string {
  if (key === null || key === '') return words.unnamed[by]
  switch (by) {
    case 'day':
      return formatCalendarDay(key)
    case 'month':
      return formatMonth(key)
    case 'kind':
      return Object.entries(texts.kindsPlural).find(([kind]) => kind === key)?.[1] ?? key
    case 'language':
      return languageName(key)
    case 'place':
      return key
    default:
      return name ?? words.unnamed[by]
  }
}
