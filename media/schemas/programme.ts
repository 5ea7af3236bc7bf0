import { type Static, Type } from 'typebox'
import { ID_PATTERN } from '../ids.ts'
import { Edit, Exact, FilledLine, Instant, Line, LongText, Nullable, OneOf } from './common.ts'

export const ProgrammeId = Type.String({ pattern: ID_PATTERN, description: 'id of a programme' })
export const ProjectId = Type.String({ pattern: ID_PATTERN, description: 'id of a project' })
export const OutcomeId = Type.String({ pattern: ID_PATTERN, description: 'id of an outcome' })

/** Drafts are for staff alone. A programme is never unlisted: it is an address to give to others. */
export const PROGRAMME_VISIBILITIES = ['draft', 'public'] as const

/**
 * A line in the three languages of the interface. Spanish is always there; a reader of another language gets it
 * where theirs is empty.
 */
const LineInLanguages = Exact({ es: FilledLine(200), qu: Line(200), en: Line(200) })
const text = (maxLength: number) =>
  Exact({ es: LongText(maxLength), qu: LongText(maxLength), en: LongText(maxLength) })

/** A calendar day in the time zone of the organisation. */
const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })

/** Where a project works. Each part narrows the one before it: department, province, district. */
export const Place = Exact({
  department: FilledLine(100),
  province: Nullable(FilledLine(100)),
  district: Nullable(FilledLine(100)),
})
export type Place = Static<typeof Place>

/** From 0; a change moves what stands there, and what follows, one place on. */
const Position = Type.Integer({ minimum: 0, maximum: 10_000, description: 'place in the list, from 0' })

const programmeFields = {
  title: LineInLanguages,
  text: text(20_000),
  visibility: OneOf(PROGRAMME_VISIBILITIES),
  position: Position,
}

const projectFields = {
  title: LineInLanguages,
  text: text(10_000),
  places: Type.Array(Place, { maxItems: 50, description: 'its scope' }),
  partner: Nullable(FilledLine(200, { description: 'cooperating entity' })),
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  picture: Nullable(Type.String({ pattern: ID_PATTERN, description: 'the work whose cover stands for it' })),
  position: Position,
}

const outcomeFields = {
  figure: Line(40, { description: 'as it is shown, such as `200` or `30`; may be empty' }),
  sentence: Exact({ es: FilledLine(500), qu: Line(500), en: Line(500) }),
  source: Line(500, { description: 'where the figure comes from' }),
  project: Nullable(ProjectId),
  position: Position,
}

export const NewProgramme = Exact({
  title: LineInLanguages,
  text: Type.Optional(programmeFields.text),
  visibility: Type.Optional(programmeFields.visibility),
})
export type NewProgramme = Static<typeof NewProgramme>
export const ProgrammeEdit = Edit(programmeFields)
export type ProgrammeEdit = Static<typeof ProgrammeEdit>

export const ProjectFields = Exact(projectFields)
export type ProjectFields = Static<typeof ProjectFields>
export const ProjectEdit = Edit(projectFields)
export type ProjectEdit = Static<typeof ProjectEdit>

export const OutcomeFields = Exact(outcomeFields)
export type OutcomeFields = Static<typeof OutcomeFields>
export const OutcomeEdit = Edit(outcomeFields)
export type OutcomeEdit = Static<typeof OutcomeEdit>

/** What is left out of a new project or outcome is empty, and it stands last. */
export const NewProject = Exact({ ...ProjectEdit.properties, title: LineInLanguages })
export type NewProject = Static<typeof NewProject>
export const NewOutcome = Exact({ ...OutcomeEdit.properties, sentence: outcomeFields.sentence })
export type NewOutcome = Static<typeof NewOutcome>

export const Project = Exact({ id: ProjectId, ...projectFields })
export type Project = Static<typeof Project>
export const OutcomeOfProgramme = Exact({ id: OutcomeId, ...outcomeFields })
export type OutcomeOfProgramme = Static<typeof OutcomeOfProgramme>

/** How much there is of a programme, over the works that anyone may see. */
export const ProgrammeCounts = Exact({
  video: Type.Integer(),
  spot: Type.Integer(),
  brochure: Type.Integer(),
  views: Type.Integer({ description: 'the sum over its works, earlier counts included' }),
})
export type ProgrammeCounts = Static<typeof ProgrammeCounts>

/** A programme as the API shows it. */
export const Programme = Exact(
  {
    id: ProgrammeId,
    slug: Type.String(),
    ...programmeFields,
    projects: Type.Array(Project),
    outcomes: Type.Array(OutcomeOfProgramme),
    counts: ProgrammeCounts,
    url: Type.String({ description: 'its public page' }),
    createdAt: Instant,
    updatedAt: Instant,
  },
  { $id: 'Programme' },
)
export type Programme = Static<typeof Programme>

export const ProgrammeList = Exact({ items: Type.Array(Programme) })
