import type {
  NewOutcome,
  NewProject,
  OutcomeEdit,
  OutcomeFields,
  ProgrammeEdit,
  ProjectEdit,
  ProjectFields,
} from '../../media/schemas/programme.ts'
import type { OutcomeRecord, ProgrammeRecord, ProjectRecord } from '../records/programme.ts'
import type { OutcomeRow, ProgrammeRow, ProjectRow } from './programme-tables.ts'

/** Defaults of a new project. */
const UNSAID_PROJECT: Omit<ProjectFields, 'title' | 'position'> = {
  text: { es: '', qu: '', en: '' },
  places: [],
  partner: null,
  startsOn: null,
  endsOn: null,
  picture: null,
}

/** Defaults of a new outcome. */
const UNSAID_OUTCOME: Omit<OutcomeFields, 'sentence' | 'position'> = {
  figure: '',
  source: '',
  project: null,
}

/** The columns of the given fields, named one by one. Others stay undefined, which leaves them unchanged. */
export function programmeColumns({
  title,
  text,
  visibility,
}: ProgrammeEdit): Pick<Partial<ProgrammeRow>, 'title' | 'text' | 'visibility'> {
  return { title: title && JSON.stringify(title), text: text && JSON.stringify(text), visibility }
}

export function projectColumns(edit: ProjectEdit): Partial<ProjectRow> {
  const { title, text, places, partner, startsOn, endsOn, picture } = edit
  return {
    title: title && JSON.stringify(title),
    text: text && JSON.stringify(text),
    places: places && JSON.stringify(places),
    partner,
    starts_on: startsOn,
    ends_on: endsOn,
    picture,
  }
}

export function outcomeColumns({ figure, sentence, source, project }: OutcomeEdit): Partial<OutcomeRow> {
  return { figure, sentence: sentence && JSON.stringify(sentence), source, project_id: project }
}

/** All columns of a new project. */
export function newProjectColumns(fields: Omit<NewProject, 'position'>): NewRow<ProjectRow> {
  return projectColumns({ ...UNSAID_PROJECT, ...fields }) as NewRow<ProjectRow>
}

/** All columns of a new outcome. */
export function newOutcomeColumns(fields: Omit<NewOutcome, 'position'>): NewRow<OutcomeRow> {
  return outcomeColumns({ ...UNSAID_OUTCOME, ...fields }) as NewRow<OutcomeRow>
}

type NewRow<Row> = Omit<Row, 'id' | 'programme_id' | 'position'>

export function programmeRecord(
  row: ProgrammeRow,
  projects: ProjectRecord[],
  outcomes: OutcomeRecord[],
): ProgrammeRecord {
  return {
    id: row.id,
    slug: row.slug,
    title: JSON.parse(row.title),
    text: JSON.parse(row.text),
    visibility: row.visibility,
    position: row.position,
    projects,
    outcomes,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function projectRecord(row: ProjectRow): ProjectRecord {
  return {
    id: row.id,
    title: JSON.parse(row.title),
    text: JSON.parse(row.text),
    places: JSON.parse(row.places),
    partner: row.partner,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    picture: row.picture,
    position: row.position,
  }
}

export function outcomeRecord(row: OutcomeRow): OutcomeRecord {
  return {
    id: row.id,
    figure: row.figure,
    sentence: JSON.parse(row.sentence),
    source: row.source,
    project: row.project_id,
    position: row.position,
  }
}
