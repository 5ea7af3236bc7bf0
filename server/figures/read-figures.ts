import type { Calendar } from '../../media/calendar.ts'
import type { FigureGroup } from '../../media/figure-groups.ts'
import type { Figures, Share } from '../../media/schemas/figures.ts'
import { ARRIVALS, type Measure, PAGE_KINDS, QUALITIES, TENTHS } from '../../media/viewing.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { OverallFigure, WorkSelection } from '../catalogue/figures.ts'
import type { Period } from '../stations/airing-totals.ts'
import { type Amount, groupFigures, readBy, totalOf } from './group-figures.ts'

export interface FigureNeeds {
  catalogue: Pick<Reads, 'figures' | 'programmes'>
  calendar: Calendar
}

export interface FigureRequest extends Period {
  by: FigureGroup
  works: WorkSelection
  /** Only what its stations aired: nobody knows where anything else was seen. */
  province?: string | undefined
}

const COUNTED: readonly Measure[] = ['views', 'seconds', 'pages', 'downloads', 'pulls']
const WATCHED: readonly Measure[] = [
  'views',
  ...QUALITIES.map((quality) => `seconds-${quality}` as const),
  ...TENTHS.map((tenth) => `reached-${tenth}` as const),
  ...ARRIVALS.map((from) => `visits-${from}` as const),
]

/** What was counted in a period, by what staff want to see it, and how it was watched. */
export async function readFigures(needs: FigureNeeds, request: FigureRequest): Promise<Figures> {
  const { from, until, works, province } = request
  const [counted, overall] = await Promise.all([
    readCounted(needs, request),
    province === undefined ? needs.catalogue.figures.overall({ from, until, works, measures: WATCHED }) : [],
  ])
  return { ...counted, watching: watchingOf(overall) }
}

/** The same without how it was watched, which is most of what there is to read. */
export async function readCounted(
  { catalogue, calendar }: FigureNeeds,
  request: FigureRequest,
): Promise<Omit<Figures, 'watching'>> {
  const { figures, programmes } = catalogue
  const { from, until, by, works, province } = request
  const airedWithin = {
    from: calendar.startOf(from).toISOString(),
    until: calendar.endOf(until).toISOString(),
    works,
    province,
  }
  const [counted, aired, baselines, facts, list] = await Promise.all([
    province === undefined ? countedBy(figures, request) : [],
    figures.airings(airedWithin, readBy(by)),
    province === undefined ? figures.baselines(works) : [],
    readBy(by) === 'work' ? figures.facts(works) : [],
    by === 'programme' || by === 'project' ? programmes.list() : [],
  ])
  const amounts = [
    ...counted,
    ...aired.map(({ key, count }) => ({ key, measure: 'airings', amount: count, apart: 0 }) as const),
  ]
  const earlier = new Map<string, number>()
  for (const { workId, views } of baselines) earlier.set(workId, (earlier.get(workId) ?? 0) + views)
  const names = list.flatMap(({ id, title, projects }) => [
    [id, title.es] as const,
    ...projects.map((project) => [project.id, project.title.es] as const),
  ])
  return {
    from,
    until,
    by,
    province: province ?? null,
    rows: groupFigures(by, {
      amounts,
      stations: new Map(aired.map(({ key, stations }) => [key, stations])),
      earlier,
      works: new Map(facts.map((work) => [work.id, work])),
      names: new Map(names),
    }),
    total: totalOf(amounts),
    earlier: bySource(baselines),
  }
}

async function countedBy(
  figures: FigureNeeds['catalogue']['figures'],
  { from, until, by, works }: FigureRequest,
): Promise<Amount[]> {
  const query = { from, until, works, measures: COUNTED }
  switch (readBy(by)) {
    case 'day':
      return (await figures.byDay(query)).map(({ day, ...figure }) => ({ key: day, ...figure }))
    case 'work':
      return (await figures.byWork(query)).map(({ workId, ...figure }) => ({ key: workId, ...figure }))
    default:
      return []
  }
}

function bySource(baselines: readonly { source: string; day: string; views: number }[]): Figures['earlier'] {
  const sums = new Map<string, Figures['earlier'][number]>()
  for (const { source, day, views } of baselines) {
    const sum = sums.get(`${source} ${day}`) ?? { source, day, views: 0 }
    sum.views += views
    sums.set(`${source} ${day}`, sum)
  }
  return [...sums.values()].sort((a, b) => b.views - a.views)
}

function watchingOf(overall: readonly OverallFigure[]): Figures['watching'] {
  const sum = (fits: (figure: OverallFigure) => boolean): number =>
    overall.reduce((total, figure) => total + (fits(figure) ? figure.amount : 0), 0)
  const shares = (
    names: readonly (string | number)[],
    fits: (of: string) => (figure: OverallFigure) => boolean,
  ) => names.map((name): Share => ({ of: String(name), amount: sum(fits(String(name))) }))
  return {
    pages: shares(
      PAGE_KINDS,
      (of) =>
        ({ measure, page }) =>
          measure === 'views' && page === of,
    ),
    qualities: shares(
      QUALITIES,
      (of) =>
        ({ measure }) =>
          measure === `seconds-${of}`,
    ),
    reached: shares(
      TENTHS,
      (of) =>
        ({ measure }) =>
          measure === `reached-${of}`,
    ),
    arrivals: shares(
      ARRIVALS,
      (of) =>
        ({ measure }) =>
          measure === `visits-${of}`,
    ).filter(({ amount }) => amount > 0),
  }
}
