import type { ColumnType, Selectable } from 'kysely'

/** The tables of programmes. Texts in three languages are JSON text, as are lists; times as in `tables.ts`. */
export interface ProgrammeTables {
  programmes: ProgrammeTable
  programme_projects: ProjectTable
  programme_outcomes: OutcomeTable
  /** Every name and slug a programme has ever had, folded, as used by old URLs and scripts. */
  programme_names: { name: string; programme_id: string }
}

interface ProgrammeTable {
  id: string
  slug: string
  /** 1 once it has been public: its URL is in the world then. */
  slug_fixed: number
  /** Its Spanish title, which its works carry. */
  name: string
  title: string
  text: string
  visibility: 'draft' | 'public'
  position: number
  /** 1 while some works still carry an earlier name. */
  renaming: number
  created_at: ColumnType<string, string, never>
  updated_at: string
}
export type ProgrammeRow = Selectable<ProgrammeTable>

interface ProjectTable {
  id: string
  programme_id: string
  title: string
  text: string
  places: string
  partner: string | null
  starts_on: string | null
  ends_on: string | null
  /** Id of the work whose cover represents it. */
  picture: string | null
  position: number
}
export type ProjectRow = Selectable<ProjectTable>

interface OutcomeTable {
  id: string
  programme_id: string
  project_id: string | null
  figure: string
  sentence: string
  source: string
  position: number
}
export type OutcomeRow = Selectable<OutcomeTable>
