import { NO_FILTERS, queryOf, type WorkFilters } from '../route/route.ts'

/** Filters of the list of works under a name of one's own. */
export interface SavedFilter {
  name: string
  filters: WorkFilters
}

const PREFIX = 'chaski.filters.'
const MOST = 20

/** Those of an account in this browser. What is no list of them, from another version for instance, is none. */
export function savedFilters(storage: Pick<Storage, 'getItem'>, userId: string): SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(PREFIX + userId) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isSaved) : []
  } catch {
    return []
  }
}

/** With a filter more, in place of one of the same name or the same works. */
export function withFilter(saved: readonly SavedFilter[], added: SavedFilter): SavedFilter[] {
  const others = saved.filter((one) => one.name !== added.name && !isSame(one.filters, added.filters))
  return [...others, added].slice(-MOST)
}

export function keepFilters(
  storage: Pick<Storage, 'setItem'>,
  userId: string,
  saved: readonly SavedFilter[],
): void {
  storage.setItem(PREFIX + userId, JSON.stringify(saved))
}

export function isSame(one: WorkFilters, other: WorkFilters): boolean {
  return queryOf(one).toString() === queryOf(other).toString()
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('filters' in value)) return false
  const { name, filters } = value
  if (typeof name !== 'string' || typeof filters !== 'object' || filters === null) return false
  return Object.keys(NO_FILTERS).every((key) => key in filters)
}
