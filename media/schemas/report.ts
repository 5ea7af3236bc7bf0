import { type Static, Type } from 'typebox'
import { ID_PATTERN } from '../ids.ts'
import { KINDS } from '../vocabulary.ts'
import { Exact, Instant, Line, Nullable, OneOf, WorkId } from './common.ts'
import { Amounts, Figures } from './figures.ts'
import { OutcomeOfProgramme, Project, ProjectId } from './programme.ts'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD in the time zone of the organisation' })
export const ReportId = Type.String({ pattern: ID_PATTERN, description: 'id of a report that was fixed' })

const subject = {
  from: Type.Optional(Day),
  until: Type.Optional(
    Type.String({ format: 'date', description: 'the last day, included; today if left out' }),
  ),
  project: Type.Optional(ProjectId),
  partner: Type.Optional(Line(200, { description: 'cooperating entity: its projects alone' })),
}

const ReportSubject = Exact(subject)
/** What a report is about. */
export type ReportSubject = Static<typeof ReportSubject>

/** To be kept for good, a report names its days. */
export const ReportToFix = Exact({ ...subject, from: Day, until: Day })
export type ReportToFix = Static<typeof ReportToFix>

export const ReportQuery = Exact({
  ...subject,
  fixed: Type.Optional(ReportId),
  format: Type.Optional(OneOf(['json', 'pdf'])),
  lang: Type.Optional(OneOf(['es', 'qu', 'en'], { description: 'of the PDF' })),
})
export type ReportQuery = Static<typeof ReportQuery>

const Words = Exact({ es: Type.String(), qu: Type.String(), en: Type.String() })

const ReportedWork = Exact({
  id: WorkId,
  title: Type.String(),
  kind: OneOf(KINDS),
  publishedOn: Nullable(Type.String({ description: 'day on which it became public; null for what is not' })),
  isNew: Type.Boolean({ description: 'became public in the period' }),
  ...Amounts.properties,
  earlier: Type.Number({ description: 'viewings counted elsewhere before' }),
})
export type ReportedWork = Static<typeof ReportedWork>

/** A report of a programme, as data. Every figure is of the period, unless it says otherwise. */
export const Report = Exact(
  {
    programme: Exact({ id: Type.String(), title: Words, text: Words }),
    projects: Type.Array(Project, { description: 'those that it is about' }),
    /** Null where it is about the whole programme. */
    partner: Nullable(Type.String()),
    from: Day,
    until: Day,
    madeAt: Instant,
    fixed: Nullable(Exact({ id: ReportId, at: Instant, by: Type.String() })),
    total: Amounts,
    earlier: Figures.properties.earlier,
    works: Type.Array(ReportedWork),
    airings: Type.Array(Exact({ place: Type.String(), stations: Type.Integer(), airings: Type.Integer() }), {
      description: 'by the province of the station, or by its place where no province is said of it',
    }),
    outcomes: Type.Array(OutcomeOfProgramme),
  },
  { $id: 'Report' },
)
export type Report = Static<typeof Report>

export const FixedReportList = Exact({
  items: Type.Array(
    Exact({
      id: ReportId,
      at: Instant,
      by: Type.String(),
      from: Day,
      until: Day,
      partner: Nullable(Type.String()),
    }),
  ),
})
