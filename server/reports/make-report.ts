import type { Calendar } from '../../media/calendar.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { Amounts, FigureRow } from '../../media/schemas/figures.ts'
import type { Report, ReportedWork } from '../../media/schemas/report.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { WorkFacts } from '../catalogue/figures.ts'
import { readCounted } from '../figures/read-figures.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import type { Period } from '../stations/airing-totals.ts'

export interface ReportNeeds {
  catalogue: Pick<Reads, 'figures' | 'programmes'>
  calendar: Calendar
  now: () => Date
}

export interface ReportRequest extends Period {
  programme: ProgrammeRecord
  project?: string | undefined
  partner?: string | undefined
}

/**
 * The report of a programme, or of some of its projects, as things stand now.
 * @throws ChaskiError `not_found` for a project that is not of this programme
 */
export async function makeReport(
  { catalogue, calendar, now }: ReportNeeds,
  { programme, project, partner, from, until }: ReportRequest,
): Promise<Report> {
  const projects = programme.projects.filter(
    ({ id, partner: entity }) =>
      (project === undefined || id === project) && (partner === undefined || entity === partner),
  )
  const isPart = project !== undefined || partner !== undefined
  if (isPart && projects.length === 0) throw new ChaskiError('not_found')
  const works = { programmeId: programme.id, projectId: project, partner }
  const [figures, facts, airings] = await Promise.all([
    readCounted({ catalogue, calendar }, { from, until, by: 'work', works }),
    catalogue.figures.facts(works),
    catalogue.figures.airings(
      {
        from: calendar.startOf(from).toISOString(),
        until: calendar.endOf(until).toISOString(),
        works,
      },
      'province',
    ),
  ])
  const ids = new Set(projects.map(({ id }) => id))
  return {
    programme: { id: programme.id, title: programme.title, text: programme.text },
    projects,
    partner: partner ?? null,
    from,
    until,
    madeAt: now().toISOString(),
    fixed: null,
    total: figures.total,
    earlier: figures.earlier,
    works: reportedWorks(facts, figures.rows, { from, until }, calendar),
    airings: airings
      .map(({ key, stations, count }) => ({ place: key, stations, airings: count }))
      .sort((a, b) => b.airings - a.airings),
    outcomes: programme.outcomes.filter(
      (outcome) => !isPart || (outcome.project !== null && ids.has(outcome.project)),
    ),
  }
}

const NOTHING: Amounts = { views: 0, seconds: 0, pages: 0, downloads: 0, pulls: 0, airings: 0, apart: 0 }

/** What is public, and what was counted though it no longer is; what is new first, then the most viewed. */
export function reportedWorks(
  facts: readonly WorkFacts[],
  rows: readonly FigureRow[],
  { from, until }: Period,
  calendar: Pick<Calendar, 'dayOf'>,
): ReportedWork[] {
  const byId = new Map(rows.map((row) => [row.key, row]))
  return facts
    .flatMap(({ id, title, kind, publishedAt }): ReportedWork[] => {
      const row = byId.get(id)
      if (publishedAt === null && !row) return []
      const {
        key: _key,
        name: _name,
        earlier,
        ...amounts
      } = row ?? { key: id, name: title, earlier: 0, ...NOTHING }
      const publishedOn = publishedAt === null ? null : calendar.dayOf(publishedAt)
      const isNew = publishedOn !== null && publishedOn >= from && publishedOn <= until
      return [{ id, title, kind, publishedOn, isNew, ...amounts, earlier: earlier ?? 0 }]
    })
    .sort((a, b) => Number(b.isNew) - Number(a.isNew) || b.views - a.views || b.airings - a.airings)
}
