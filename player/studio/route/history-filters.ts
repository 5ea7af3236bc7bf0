/** The filters of the history. Kept in the address; an empty one means all. */
export interface HistoryFilters {
  /** Id of an account or a station. */
  actor: string
  /** Id of what was changed. */
  object: string
  verb: string
}

export function historyFilters(query: URLSearchParams): HistoryFilters {
  return {
    actor: query.get('actor') ?? '',
    object: query.get('object') ?? '',
    verb: query.get('verb') ?? '',
  }
}

/** As written in the address and in the API; filters that are not set are left out. */
export function historyQuery(filters: HistoryFilters): URLSearchParams {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
}
