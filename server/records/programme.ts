import type { OutcomeFields, ProgrammeEdit, ProjectFields } from '../../media/schemas/programme.ts'

type ProgrammeFields = Required<ProgrammeEdit>

/** A programme as the catalogue keeps it, with its projects and outcomes in their order. */
export interface ProgrammeRecord extends ProgrammeFields {
  id: string
  /** Follows the title until the programme is first public, then never changes. */
  slug: string
  projects: ProjectRecord[]
  outcomes: OutcomeRecord[]
  createdAt: string
  updatedAt: string
}

export interface ProjectRecord extends ProjectFields {
  id: string
}

export interface OutcomeRecord extends OutcomeFields {
  id: string
}
