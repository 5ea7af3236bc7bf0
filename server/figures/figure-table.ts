import type { FigureGroup } from '../../media/figure-groups.ts'
import type { FigureRow, Figures } from '../../media/schemas/figures.ts'
import type { Cell } from '../sheets/csv.ts'
import { SUMMED } from './group-figures.ts'

const GROUPS: Readonly<Record<FigureGroup, string>> = {
  day: 'día',
  month: 'mes',
  programme: 'programa',
  project: 'proyecto',
  work: 'obra',
  kind: 'tipo',
  language: 'idioma',
  place: 'lugar de la emisora',
}

const KINDS: Readonly<Record<string, string>> = { video: 'video', spot: 'spot de radio', brochure: 'folleto' }

/** The rows of figures for a spreadsheet, in Spanish. Earlier viewings have a column of their own, and lines below. */
export function figureTable({ by, rows, earlier }: Figures): Cell[][] {
  const heading = [
    GROUPS[by],
    ...['vistas', 'minutos', 'páginas leídas', 'descargas', 'copias de emisoras', 'emisiones'],
    'vistas aparte (multitud)',
    'vistas anteriores',
  ]
  const body = rows.map((row): Cell[] => [
    nameOf(by, row),
    ...SUMMED.map((name) => (name === 'seconds' ? minutes(row.seconds) : row[name])),
    row.apart,
    row.earlier,
  ])
  const before = earlier.map(({ source, day, views }): Cell[] => [
    `anteriores: ${source}, hasta el ${day}`,
    ...SUMMED.map(() => null),
    null,
    views,
  ])
  return [heading, ...body, ...(body.some((row) => row.at(-1) !== null) ? [] : before)]
}

export function minutes(seconds: number): number {
  return Math.round(seconds / 6) / 10
}

function nameOf(by: FigureGroup, { key, name }: FigureRow): string {
  if (key === null) return '—'
  if (by === 'kind') return KINDS[key] ?? key
  return name ?? key
}
