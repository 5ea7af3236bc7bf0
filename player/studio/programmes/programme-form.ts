import type { InLanguages } from '../../../media/in-languages.ts'
import type {
  NewOutcome,
  NewProject,
  OutcomeOfProgramme,
  Place,
  Programme,
  ProgrammeEdit,
  Project,
} from '../../../media/schemas/programme.ts'

/** The texts of a programme as the form's inputs hold them. */
export interface ProgrammeForm {
  title: InLanguages
  text: InLanguages
}

export interface ProjectForm {
  title: InLanguages
  text: InLanguages
  /** One line per place: `department / province / district`. */
  places: string
  partner: string
  startsOn: string
  endsOn: string
}

export interface OutcomeForm {
  figure: string
  sentence: InLanguages
  source: string
  /** Id of a project, or empty for the whole programme. */
  project: string
}

const NOTHING: InLanguages = { es: '', qu: '', en: '' }
export const EMPTY_PROJECT: ProjectForm = {
  title: NOTHING,
  text: NOTHING,
  places: '',
  partner: '',
  startsOn: '',
  endsOn: '',
}
export const EMPTY_OUTCOME: OutcomeForm = { figure: '', sentence: NOTHING, source: '', project: '' }

export const formOfProgramme = ({ title, text }: Programme): ProgrammeForm => ({ title, text })

export function programmeFieldsOf({
  title,
  text,
}: ProgrammeForm): Required<Pick<ProgrammeEdit, 'title' | 'text'>> {
  return { title: trimmed(title), text: trimmed(text) }
}

export function formOfProject(project: Project): ProjectForm {
  return {
    title: project.title,
    text: project.text,
    places: project.places.map(lineOf).join('\n'),
    partner: project.partner ?? '',
    startsOn: project.startsOn ?? '',
    endsOn: project.endsOn ?? '',
  }
}

export function projectFieldsOf(form: ProjectForm): NewProject {
  return {
    title: trimmed(form.title),
    text: trimmed(form.text),
    places: placesOf(form.places) ?? [],
    partner: form.partner.trim() || null,
    startsOn: form.startsOn || null,
    endsOn: form.endsOn || null,
  }
}

export function formOfOutcome(outcome: OutcomeOfProgramme): OutcomeForm {
  const { figure, sentence, source, project } = outcome
  return { figure, sentence, source, project: project ?? '' }
}

export function outcomeFieldsOf(form: OutcomeForm): NewOutcome {
  return {
    figure: form.figure.trim(),
    sentence: trimmed(form.sentence),
    source: form.source.trim(),
    project: form.project || null,
  }
}

export type ProjectFault = 'missing' | 'placesFault' | 'endsFault'

/** Errors that the browser can find before the form is sent; keys of texts, by field. */
export function projectFaults(form: ProjectForm): Partial<Record<keyof ProjectForm, ProjectFault>> {
  const faults: ReturnType<typeof projectFaults> = {}
  if (form.title.es.trim() === '') faults.title = 'missing'
  if (placesOf(form.places) === null) faults.places = 'placesFault'
  if (form.startsOn !== '' && form.endsOn !== '' && form.endsOn < form.startsOn) faults.endsOn = 'endsFault'
  return faults
}

/** Null if a line has more parts than a place has. */
export function placesOf(text: string): Place[] | null {
  const places: Place[] = []
  for (const line of text.split('\n')) {
    const [department = '', province, district, ...more] = line.split('/').map((part) => part.trim())
    if (more.length > 0 || (department === '' && province !== undefined)) return null
    if (department === '') continue
    places.push({ department, province: province || null, district: (province && district) || null })
  }
  return places
}

function lineOf({ department, province, district }: Place): string {
  return [department, province, district].filter((part) => part !== null).join(' / ')
}

function trimmed({ es, qu, en }: InLanguages): InLanguages {
  return { es: es.trim(), qu: qu.trim(), en: en.trim() }
}
