import {
  KINDS,
  type Kind,
  STATUSES,
  type Status,
  VISIBILITIES,
  type Visibility,
} from '../../../media/vocabulary.ts'
import { type FigureFilters, figureFilters, figureQuery } from './figure-filters.ts'
import { type HistoryFilters, historyFilters, historyQuery } from './history-filters.ts'

/** The filters of the list; null means “all”. Kept in the address, so that “back” and a copied link restore them. */
export interface WorkFilters {
  q: string
  kind: Kind | null
  status: Status | null
  visibility: Visibility | null
  /** The trash instead of everything else. */
  trashed: boolean
}

export const NO_FILTERS: WorkFilters = { q: '', kind: null, status: null, visibility: null, trashed: false }

export type Route =
  | { screen: 'works'; filters: WorkFilters }
  | { screen: 'work'; id: string }
  | { screen: 'upload' }
  | { screen: 'import' }
  | { screen: 'programmes' }
  | { screen: 'programme'; id: string }
  | { screen: 'stations' }
  | { screen: 'new-station' }
  | { screen: 'station'; id: string }
  | { screen: 'figures'; filters: FigureFilters }
  | { screen: 'safety' }
  | { screen: 'health' }
  | { screen: 'accounts' }
  | { screen: 'history'; filters: HistoryFilters }
  | { screen: 'account' }
  | { screen: 'reports' }
  | { screen: 'setup'; token: string }
  | { screen: 'invitation'; token: string }
  | { screen: 'missing' }

// Shorter than any station id.
const NEW = 'new'

/** Reads the fragment of the address (`#/works?kind=spot`). The server never sees it, nor the set-up token in it. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const parameters = new URLSearchParams(query)
  const [screen = '', id, ...rest] = path.split('/')
  if (rest.length > 0) return { screen: 'missing' }
  if (screen === 'works' && id) return { screen: 'work', id: safeDecode(id) }
  if (screen === 'programmes' && id) return { screen: 'programme', id: safeDecode(id) }
  if (screen === 'stations' && id) {
    return id === NEW ? { screen: 'new-station' } : { screen: 'station', id: safeDecode(id) }
  }
  if (id) return { screen: 'missing' }
  switch (screen) {
    case '':
    case 'works':
      return { screen: 'works', filters: filtersOf(parameters) }
    case 'figures':
      return { screen, filters: figureFilters(parameters) }
    case 'history':
      return { screen, filters: historyFilters(parameters) }
    case 'upload':
    case 'import':
    case 'programmes':
    case 'stations':
    case 'safety':
    case 'health':
    case 'accounts':
    case 'account':
    case 'reports':
      return { screen }
    case 'setup':
    case 'invitation':
      return { screen, token: parameters.get('token') ?? '' }
    default:
      return { screen: 'missing' }
  }
}

/** The address of a route, including the `#`. */
export function hrefOf(route: Exclude<Route, { screen: 'missing' }>): string {
  switch (route.screen) {
    case 'works': {
      const query = queryOf(route.filters).toString()
      return query === '' ? '#/works' : `#/works?${query}`
    }
    case 'work':
      return `#/works/${encodeURIComponent(route.id)}`
    case 'programme':
      return `#/programmes/${encodeURIComponent(route.id)}`
    case 'station':
      return `#/stations/${encodeURIComponent(route.id)}`
    case 'new-station':
      return `#/stations/${NEW}`
    case 'figures':
      return `#/figures?${figureQuery(route.filters)}`
    case 'history': {
      const query = historyQuery(route.filters).toString()
      return query === '' ? '#/history' : `#/history?${query}`
    }
    case 'setup':
    case 'invitation':
      return `#/${route.screen}?token=${encodeURIComponent(route.token)}`
    default:
      return `#/${route.screen}`
  }
}

/** The filters as query parameters; those not set are left out. */
export function queryOf(filters: WorkFilters): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value) query.set(name, String(value))
  }
  return query
}

function filtersOf(query: URLSearchParams): WorkFilters {
  return {
    q: query.get('q') ?? '',
    kind: oneOf(KINDS, query.get('kind')),
    status: oneOf(STATUSES, query.get('status')),
    visibility: oneOf(VISIBILITIES, query.get('visibility')),
    trashed: query.get('trashed') === 'true',
  }
}

function oneOf<T extends string>(words: readonly T[], text: string | null): T | null {
  return words.find((word) => word === text) ?? null
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A hand-typed `%`: taken literally, it leads to the “not found” of the work page.
    return part
  }
}
