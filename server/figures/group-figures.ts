import { type FigureGroup, isOfStations } from '../../media/figure-groups.ts'
import type { Amounts, FigureRow } from '../../media/schemas/figures.ts'
import type { Measure } from '../../media/viewing.ts'
import type { WorkFacts } from '../catalogue/figures.ts'

/** One figure of a day, a work or a place. */
export interface Amount {
  key: string
  measure: Measure | 'airings'
  amount: number
  /** Of views alone. */
  apart: number
}

/** What figures are grouped by when they are read. */
export type ReadBy = 'day' | 'work' | 'place' | 'province'

export function readBy(by: FigureGroup): ReadBy {
  if (by === 'day' || by === 'month') return 'day'
  return isOfStations(by) ? by : 'work'
}

export const SUMMED = ['views', 'seconds', 'pages', 'downloads', 'pulls', 'airings'] as const

const nothing = (): Amounts => ({
  views: 0,
  seconds: 0,
  pages: 0,
  downloads: 0,
  pulls: 0,
  airings: 0,
  apart: 0,
})

interface Read {
  amounts: readonly Amount[]
  /** How many stations aired something, by place or province; empty for all else. */
  stations: ReadonlyMap<string, number>
  /** Viewings from before, by work. */
  earlier: ReadonlyMap<string, number>
  /** Of all works that may occur. */
  works: ReadonlyMap<string, WorkFacts>
  /** Of programmes and projects, by id. */
  names: ReadonlyMap<string, string>
}

/** Adds up what was read into rows: days and months in their order, all else with the most viewed first. */
export function groupFigures(
  by: FigureGroup,
  { amounts, stations, earlier, works, names }: Read,
): FigureRow[] {
  const keyOf = (key: string): string | null => groupOf(by, key, works.get(key))
  const ofWorks = readBy(by) === 'work'
  const rows = new Map<string | null, FigureRow>()
  const rowOf = (key: string | null): FigureRow => {
    const name = key === null ? null : by === 'work' ? works.get(key)?.title : names.get(key)
    const row = rows.get(key) ?? {
      ...{ key, name: name ?? null, ...nothing() },
      stations: isOfStations(by) ? (stations.get(key ?? '') ?? 0) : null,
      earlier: ofWorks ? 0 : null,
    }
    rows.set(key, row)
    return row
  }
  for (const { key, measure, amount, apart } of amounts) add(rowOf(keyOf(key)), { measure, amount, apart })
  if (ofWorks) {
    for (const [workId, views] of earlier) {
      const row = rowOf(keyOf(workId))
      row.earlier = (row.earlier ?? 0) + views
    }
  }
  const sorted = [...rows.values()]
  return readBy(by) === 'day'
    ? sorted.sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
    : sorted.sort((a, b) => b.views - a.views || b.airings - a.airings || earlierOf(b) - earlierOf(a))
}

export function totalOf(amounts: readonly Amount[]): Amounts {
  const total = nothing()
  for (const amount of amounts) add(total, amount)
  return total
}

function add(to: Amounts, { measure, amount, apart }: Omit<Amount, 'key'>): void {
  const summed = SUMMED.find((name) => name === measure)
  if (summed) to[summed] += amount
  if (measure === 'views') to.apart += apart
}

const earlierOf = ({ earlier }: FigureRow): number => earlier ?? 0

function groupOf(by: FigureGroup, key: string, work: WorkFacts | undefined): string | null {
  switch (by) {
    case 'month':
      return key.slice(0, 7)
    case 'programme':
      return work?.programmeId ?? null
    case 'project':
      return work?.projectId ?? null
    case 'kind':
      return work?.kind ?? null
    case 'language':
      return work?.language ?? null
    default:
      return key
  }
}
