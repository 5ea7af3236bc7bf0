import { sql } from 'kysely'
import type { Measure, PageKind } from '../../media/viewing.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { shownTo } from './audience.ts'
import type { Engine } from './engine.ts'
import { type Days, wholeMonths } from './whole-months.ts'

export interface FigureQuery {
  /** Days, inclusive. */
  from: string
  until: string
  measures: readonly Measure[]
  /** All works if omitted. */
  workIds?: readonly string[]
  works?: WorkSelection
}

/** Filters works by their current fields. None means all works. */
export interface WorkSelection {
  programmeId?: string | undefined
  projectId?: string | undefined
  workId?: string | undefined
  kind?: Kind | undefined
  language?: string | undefined
  /** Works of projects with this cooperating entity. */
  partner?: string | undefined
}

/** The field of a work that figures are grouped by. */
export interface WorkFacts {
  id: string
  title: string
  kind: Kind
  language: string | null
  programmeId: string | null
  projectId: string | null
  /** RFC 3339; null for what the public does not see now. */
  publishedAt: string | null
}

export interface OverallFigure {
  measure: Measure
  page: PageKind
  /** Counted; without what is set apart. */
  amount: number
}

export interface AiredWithin {
  /** RFC 3339; the end is exclusive. */
  from: string
  until: string
  works: WorkSelection
  /** Of the station, or its place where no province is said of it. */
  province?: string | undefined
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

/** Where only a place is said of a station, that is taken for its province. */
const PROVINCE = sql<string>`coalesce(nullif(stations.province, ''), stations.place)`

const SUM = sql<number>`sum(amount)`.as('amount')

/** Counted totals. */
export function createFigures({ reads: db }: Engine, now: () => Date = () => new Date()) {
  const selected = ({ programmeId, projectId, workId, kind, language, partner }: WorkSelection) => {
    let select = db.selectFrom('works')
    if (programmeId) select = select.where('programme_id', '=', programmeId)
    if (projectId) select = select.where('project_id', '=', projectId)
    if (workId) select = select.where('id', '=', workId)
    if (kind) select = select.where('kind', '=', kind)
    if (language) select = select.where('language', '=', language)
    if (partner) {
      select = select.where('project_id', 'in', (from) =>
        from.selectFrom('programme_projects').select('id').where('partner', '=', partner),
      )
    }
    return select
  }
  const within = ({ from, until, measures, workIds, works = {} }: FigureQuery) => {
    let select = db
      .selectFrom('daily_counts')
      .where('measure', 'in', [...measures])
      .where('day', '>=', from)
      .where('day', '<=', until)
    if (workIds) select = select.where('work_id', 'in', [...workIds])
    if (isSelective(works)) select = select.where('work_id', 'in', selected(works).select('id'))
    return select
  }
  const totals = ({ from, until, measures }: FigureQuery) =>
    db
      .selectFrom('daily_totals')
      .where('measure', 'in', [...measures])
      .where('day', '>=', from)
      .where('day', '<=', until)
  const ofGroups = ({ from, until, measures, works = {} }: FigureQuery) => {
    const { programmeId, projectId, kind, language, partner } = works
    let select = db
      .selectFrom('daily_group_counts')
      .where('measure', 'in', [...measures])
      .where('day', '>=', from)
      .where('day', '<=', until)
    if (programmeId) select = select.where('programme_id', '=', programmeId)
    if (projectId) select = select.where('project_id', '=', projectId)
    if (kind) select = select.where('kind', '=', kind)
    if (language) select = select.where('language', '=', language)
    if (partner) {
      select = select.where('project_id', 'in', (from) =>
        from.selectFrom('programme_projects').select('id').where('partner', '=', partner),
      )
    }
    return select
  }
  const ofMonths = ({ measures, workIds, works = {} }: FigureQuery, months: Days) => {
    let select = db
      .selectFrom('monthly_counts')
      .where('measure', 'in', [...measures])
      .where('month', '>=', months.from)
      .where('month', '<=', months.until)
    if (workIds) select = select.where('work_id', 'in', [...workIds])
    if (isSelective(works)) select = select.where('work_id', 'in', selected(works).select('id'))
    return select
  }

  return {
    /** Per day and measure, ordered by day. Days without counts are left out. */
    async byDay(query: FigureQuery): Promise<DayFigure[]> {
      const key = ['measure', 'day', 'apart'] as const
      const rows = await {
        days: () =>
          within(query)
            .select([...key, SUM])
            .groupBy(key)
            .execute(),
        groups: () =>
          ofGroups(query)
            .select([...key, SUM])
            .groupBy(key)
            .execute(),
        all: () =>
          totals(query)
            .select([...key, SUM])
            .groupBy(key)
            .execute(),
      }[sumsFor(query)]()
      return merged(
        rows,
        ({ day, measure }) => `${day} ${measure}`,
        ({ day, measure }) => ({ day, measure }),
      ).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    },

    /** Per work, measure and page kind. Whole months are read as such. */
    async byWork(query: FigureQuery): Promise<WorkFigure[]> {
      const key = ['work_id', 'measure', 'page', 'apart'] as const
      const { months, days } = wholeMonths(query)
      const rows = months
        ? await ofMonths(query, months)
            .select([...key, SUM])
            .groupBy(key)
            .execute()
        : []
      for (const part of days)
        rows.push(
          ...(await within({ ...query, ...part })
            .select([...key, SUM])
            .groupBy(key)
            .execute()),
        )
      return merged(
        rows,
        ({ work_id, measure, page }) => `${work_id} ${measure} ${page}`,
        ({ work_id, measure, page }) => ({ workId: work_id, measure, page }),
      )
    },

    /** Per measure and page kind. */
    async overall(query: FigureQuery): Promise<OverallFigure[]> {
      const key = ['measure', 'page'] as const
      const rows = await {
        days: () =>
          within(query)
            .where('apart', '=', 0)
            .select([...key, SUM])
            .groupBy(key)
            .execute(),
        groups: () =>
          ofGroups(query)
            .where('apart', '=', 0)
            .select([...key, SUM])
            .groupBy(key)
            .execute(),
        all: () =>
          totals(query)
            .where('apart', '=', 0)
            .select([...key, SUM])
            .groupBy(key)
            .execute(),
      }[sumsFor(query)]()
      return rows.map(({ measure, page, amount }) => ({ measure, page, amount: Number(amount) }))
    },

    /** Airings per day, work, place or province of the station, and how many stations there were of each. */
    async airings(
      { from, until, works, province }: AiredWithin,
      by: 'day' | 'work' | 'place' | 'province',
    ): Promise<{ key: string; count: number; stations: number }[]> {
      const key = {
        day: sql<string>`airings.day`,
        work: sql<string>`airings.work_id`,
        place: sql<string>`stations.place`,
        province: PROVINCE,
      }[by]
      let select = db
        .selectFrom('airings')
        .innerJoin('stations', 'stations.id', 'airings.station_id')
        .where('aired_at', '>=', from)
        .where('aired_at', '<', until)
      if (isSelective(works)) select = select.where('airings.work_id', 'in', selected(works).select('id'))
      if (province !== undefined) select = select.where(PROVINCE, '=', province)
      const rows = await select
        .select(({ fn }) => [
          key.as('key'),
          fn.countAll().as('count'),
          fn.count('airings.station_id').distinct().as('stations'),
        ])
        .groupBy(key)
        .execute()
      return rows.map((row) => ({ ...row, count: Number(row.count), stations: Number(row.stations) }))
    },

    /** Counts from before, or from another system. */
    async baselines(
      works: WorkSelection,
    ): Promise<{ workId: string; source: string; day: string; views: number }[]> {
      let select = db.selectFrom('view_baselines')
      if (isSelective(works)) select = select.where('work_id', 'in', selected(works).select('id'))
      const rows = await select.selectAll().execute()
      return rows.map(({ work_id, ...row }) => ({ workId: work_id, ...row, views: Number(row.views) }))
    },

    async facts(works: WorkSelection): Promise<WorkFacts[]> {
      const rows = await selected(works)
        .select(['id', 'title', 'kind', 'language', 'programme_id as programmeId', 'project_id as projectId'])
        .select(({ case: when, ref }) =>
          when().when(shownTo('public', now())).then(ref('listed_at')).else(null).end().as('publishedAt'),
        )
        .execute()
      return rows
    },
  }
}

function isSelective(works: WorkSelection): boolean {
  return Object.values(works).some((value) => value !== undefined)
}

/** Which sums answer a query: those of single works, of works of which the same is said, or of all. */
function sumsFor({ workIds, works = {} }: FigureQuery): 'days' | 'groups' | 'all' {
  if (workIds !== undefined || works.workId !== undefined) return 'days'
  return isSelective(works) ? 'groups' : 'all'
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
