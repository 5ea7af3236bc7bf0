import { areAiringsAlone, type FigureGroup, isOfStations } from '../../media/figure-groups.ts'
import type { FigureRow, Figures } from '../../media/schemas/figures.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Cell } from '../sheets/csv.ts'
import { FIGURE_HEADINGS } from './figure-headings.ts'
import { SUMMED } from './group-figures.ts'

/**
 * The rows of figures for a spreadsheet. Earlier viewings have a column of their own, and lines below. Of places and
 * provinces there is nothing but how many stations aired how much.
 */
export function figureTable({ by, province, rows, earlier }: Figures, language: InterfaceLanguage): Cell[][] {
  const says = FIGURE_HEADINGS[language]
  if (areAiringsAlone({ by, province })) {
    const stations = isOfStations(by)
    return [
      [says.groups[by], ...(stations ? [says.stations] : []), says.airings],
      ...rows.map((row): Cell[] => [
        nameOf(by, row, says.kinds),
        ...(stations ? [row.stations] : []),
        row.airings,
      ]),
    ]
  }
  const heading = [says.groups[by], ...says.sums, says.apart, says.earlier]
  const body = rows.map((row): Cell[] => [
    nameOf(by, row, says.kinds),
    ...SUMMED.map((name) => (name === 'seconds' ? minutes(row.seconds) : row[name])),
    row.apart,
    row.earlier,
  ])
  const before = earlier.map(({ source, day, views }): Cell[] => [
    says.earlierOf(source, day),
    ...SUMMED.map(() => null),
    null,
    views,
  ])
  return [heading, ...body, ...(body.some((row) => row.at(-1) !== null) ? [] : before)]
}

export function minutes(seconds: number): number {
  return Math.round(seconds / 6) / 10
}

function nameOf(by: FigureGroup, { key, name }: FigureRow, kinds: Readonly<Record<string, string>>): string {
  if (key === null || key === '') return '—'
  if (by === 'kind') return kinds[key] ?? key
  return name ?? key
}
