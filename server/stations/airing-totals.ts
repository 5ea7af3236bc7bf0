import { type Calendar, daysAfter } from '../../media/calendar.ts'
import type { AiringTotals } from '../../media/schemas/airing.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Reads } from '../catalogue/catalogue.ts'

export interface Period {
  /** YYYY-MM-DD, both included. */
  from: string
  until: string
}

const DAYS = 30

/** The requested days; by default the thirty ending today. */
export function periodOf({ from, until }: Partial<Period>, today: string): Period {
  const last = until ?? today
  return { from: from ?? daysAfter(last, 1 - DAYS), until: last }
}

type Needs = Pick<Reads, 'airings' | 'stations' | 'sync'>

/** Totals per day, station and spot, with their names. */
export async function airingTotals(
  { airings, stations, sync }: Needs,
  { from, until }: Period,
  calendar: Calendar,
  only: { stationId?: string | undefined; workId?: string | undefined },
): Promise<AiringTotals> {
  const [days, names, rows] = await Promise.all([
    airings.daily({
      ...only,
      from: calendar.startOf(from).toISOString(),
      until: calendar.endOf(until).toISOString(),
    }),
    sync.names(),
    stations.list(),
  ])
  const works = new Map(names.map((work) => [work.id, work]))
  const stationNames = new Map(rows.map(({ id, name }) => [id, name]))
  const items = days.flatMap(({ day, stationId, workId, count }) => {
    const work = works.get(workId)
    return work
      ? [{ day, station: { id: stationId, name: stationNames.get(stationId) ?? '' }, work, count }]
      : []
  })
  return { total: items.reduce((sum, { count }) => sum + count, 0), items }
}

/** What a table of airings is called, and its columns. */
export const AIRING_HEADINGS: Record<InterfaceLanguage, { sheet: string; columns: readonly string[] }> = {
  es: { sheet: 'Emisiones', columns: ['fecha', 'emisora', 'código', 'título', 'emisiones'] },
  qu: { sheet: 'Uyarichisqakuna', columns: ['punchaw', 'radio', 'codigo', 'suti', 'radiopi uyarichisqa'] },
  en: { sheet: 'Airings', columns: ['date', 'station', 'code', 'title', 'airings'] },
}

/** The totals as rows of a spreadsheet. */
export function totalsTable(
  { items }: AiringTotals,
  spots: SpotNames,
  language: InterfaceLanguage,
): (string | number)[][] {
  return [
    [...AIRING_HEADINGS[language].columns],
    ...items.map(({ day, station, work, count }) => [
      day,
      station.name,
      spots.code(work.number),
      work.title,
      count,
    ]),
  ]
}
