import { sql } from 'kysely'
import type { Measure, PageKind } from '../../media/viewing.ts'
import type { Engine } from './engine.ts'

export interface FigureQuery {
  /** Days, inclusive. */
  from: string
  until: string
  measures: readonly Measure[]
  /** All works if omitted. */
  workIds?: readonly string[]
}

export interface DayFigure {
  day: string
  measure: Measure
  /** Counted. */
  amount: number
  /** Set apart as part of a crowd. */
  apart: number
}

export interface WorkFigure {
  workId: string
  measure: Measure
  page: PageKind
  amount: number
  apart: number
}

export type Figures = ReturnType<typeof createFigures>

const SUM = sql<number>`sum(amount)`.as('amount')

/** Totals of what was counted. */
export function createFigures({ db }: Engine) {
  const within = ({ from, until, measures, workIds }: FigureQuery) => {
    let select = db
      .selectFrom('daily_counts')
      .where('measure', 'in', [...measures])
      .where('day', '>=', from)
      .where('day', '<=', until)
    if (workIds) select = select.where('work_id', 'in', [...workIds])
    return select
  }
  const totals = ({ from, until, measures }: FigureQuery) =>
    db
      .selectFrom('daily_totals')
      .where('measure', 'in', [...measures])
      .where('day', '>=', from)
      .where('day', '<=', until)

  return {
    /** Per day and measure, ordered by day. Days without counts are left out. */
    async byDay(query: FigureQuery): Promise<DayFigure[]> {
      const key = ['measure', 'day', 'apart'] as const
      const rows = query.workIds
        ? await within(query)
            .select([...key, SUM])
            .groupBy(key)
            .execute()
        : await totals(query)
            .select([...key, SUM])
            .groupBy(key)
            .execute()
      return merged(
        rows,
        ({ day, measure }) => `${day} ${measure}`,
        ({ day, measure }) => ({ day, measure }),
      ).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    },

    /** Per work, measure and page kind. */
    async byWork(query: FigureQuery): Promise<WorkFigure[]> {
      const rows = await within(query)
        .select(['work_id', 'measure', 'page', 'apart', SUM])
        .groupBy(['work_id', 'measure', 'page', 'apart'])
        .execute()
      return merged(
        rows,
        ({ work_id, measure, page }) => `${work_id} ${measure} ${page}`,
        ({ work_id, measure, page }) => ({ workId: work_id, measure, page }),
      )
    },
  }
}

/** Counted and set-apart amounts side by side. */
function merged<Row extends { apart: number; amount: number }, Key extends object>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  keyOf: (row: Row) => Key,
): (Key & { amount: number; apart: number })[] {
  const figures = new Map<string, Key & { amount: number; apart: number }>()
  for (const row of rows) {
    const name = nameOf(row)
    const figure = figures.get(name) ?? { ...keyOf(row), amount: 0, apart: 0 }
    figure[row.apart === 1 ? 'apart' : 'amount'] += Number(row.amount)
    figures.set(name, figure)
  }
  return [...figures.values()]
}
