import { FIGURE_GROUPS, type FigureGroup } from '../../../media/figure-groups.ts'
import { KINDS, type Kind } from '../../../media/vocabulary.ts'

/** The filters of the figures screen. Kept in the address; an empty one means all, or is left to the server. */
export interface FigureFilters {
  by: FigureGroup
  from: string
  until: string
  programme: string
  project: string
  work: string
  kind: Kind | ''
  language: string
  /** Of stations: what they aired, and nothing else. */
  province: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function figureFilters(query: URLSearchParams): FigureFilters {
  const text = (name: string): string => query.get(name) ?? ''
  const day = (name: string): string => (DAY.test(text(name)) ? text(name) : '')
  return {
    by: FIGURE_GROUPS.find((group) => group === text('by')) ?? 'day',
    from: day('from'),
    until: day('until'),
    programme: text('programme'),
    project: text('project'),
    work: text('work'),
    kind: KINDS.find((kind) => kind === text('kind')) ?? '',
    language: text('language'),
    province: text('province'),
  }
}

/** As written in the address and in the API; filters that are not set are left out. */
export function figureQuery(filters: FigureFilters): URLSearchParams {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
}
