import type { Work } from '../../../media/schemas/work.ts'
import type { LiveEvent } from '../live/live-feed.ts'
import type { WorkFilters } from '../route/route.ts'
import { isStale } from '../work/is-stale.ts'

/**
 * A list of works (newest first) after an event of the live stream. A work that no longer matches the filters leaves; a
 * new one is inserted in its place.
 */
export function mergeEvent(list: readonly Work[], event: LiveEvent, filters: WorkFilters): Work[] {
  switch (event.type) {
    case 'removed':
      return list.filter(({ id }) => id !== event.id)
    case 'counts':
      return list.map((work) => (work.id === event.id ? { ...work, views: event.views } : work))
    case 'work': {
      const known = list.find(({ id }) => id === event.work.id)
      if (known !== undefined && isStale(event.work, known)) return [...list]
      if (!passes(event.work, filters)) return list.filter(({ id }) => id !== event.work.id)
      if (known !== undefined) return list.map((work) => (work === known ? event.work : work))
      // Whether the server's text search would find it is unknown here.
      if (filters.q !== '') return [...list]
      return inOrder([...list, event.work])
    }
  }
}

/** The list plus one more page from the server. If a work is in both, the page's copy is used unless it is older. */
export function mergePage(list: readonly Work[], page: readonly Work[]): Work[] {
  const byId = new Map(list.map((work) => [work.id, work]))
  for (const work of page) {
    const known = byId.get(work.id)
    if (known === undefined || !isStale(work, known)) byId.set(work.id, work)
  }
  return inOrder([...byId.values()])
}

/** Whether a work belongs in a list, as far as that can be decided without the server's text search. */
function passes(work: Work, { kind, status, visibility, trashed }: WorkFilters): boolean {
  return (
    (work.trashedAt !== null) === trashed &&
    (kind === null || work.kind === kind) &&
    (status === null || work.status === status) &&
    (visibility === null || work.visibility === visibility)
  )
}

/** The order of `GET /api/works`: by publication date if set, otherwise by upload. Instants in UTC sort as text. */
function inOrder(works: Work[]): Work[] {
  const listedAt = ({ publishAt, createdAt }: Work): string => publishAt ?? createdAt
  return works.sort((a, b) => compare(listedAt(b), listedAt(a)) || compare(b.id, a.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
