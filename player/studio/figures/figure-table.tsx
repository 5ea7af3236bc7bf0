import { type FigureGroup, isOfStations } from '../../../media/figure-groups.ts'
import type { FigureRow, Figures } from '../../../media/schemas/figures.ts'
import { formatCalendarDay, formatCount, formatMonth } from '../format/format.ts'
import { hrefOf } from '../route/route.ts'
import { useMayChange } from '../session/use-session.ts'
import { words } from '../texts/figures/words.ts'
import { languageName } from '../texts/language-name.ts'
import { texts } from '../texts/texts.ts'
import { measured, measuresOf } from './measured.ts'

/** All figures that the plot and the sums are made of. */
export function FigureTable({ figures }: { figures: Figures }) {
  const { by, rows, total } = figures
  if (rows.length === 0) return <p class="empty">{words.none}</p>
  const withEarlier = rows.some(({ earlier }) => earlier !== null && earlier > 0)
  const withApart = rows.some(({ apart }) => apart > 0)
  const measures = measuresOf(figures)
  const [first = 'views'] = measures
  const ofStations = isOfStations(by)
  const most = Math.max(1, ...rows.map((row) => row[first]))
  const caption = words.table(words.groups[by])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls both ways, so the keyboard must reach it.
    <section class="wide-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.groups[by]}</th>
            {ofStations && (
              <th scope="col" class="number">
                {words.stations}
              </th>
            )}
            {measures.map((name) => (
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
                <span class="bar-of" aria-hidden="true" style={{ width: `${(100 * row[first]) / most}%` }} />
              </th>
              {ofStations && <td class="number">{formatCount(row.stations ?? 0)}</td>}
              {measures.map((name) => (
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
            {ofStations && (
              <td class="number">
                {formatCount(rows.reduce((sum, { stations }) => sum + (stations ?? 0), 0))}
              </td>
            )}
            {measures.map((name) => (
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
    case 'province':
      return key
    default:
      return name ?? words.unnamed[by]
  }
}
