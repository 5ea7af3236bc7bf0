import type { Catalogue } from '../catalogue/catalogue.ts'
import { publishedOf } from '../catalogue/work-columns.ts'
import type { Hub } from '../events/hub.ts'
import { type Access, accessOf } from '../rules/access.ts'

export interface Seen {
  sight: Access
  /** Seconds, or null for a brochure or a work without a visible version. */
  duration: number | null
}

export interface Sights {
  /** What a visitor gets of a work; `hidden` where there is none. */
  of(workId: string): Promise<Seen>
  close(): void
}

// A film is thousands of requests for segments, each of which asks. Changes arrive through the hub; the time limit
// is for the ones that a broken Redis has swallowed, and for `publishAt`.
const KEEP_MS = 10_000
const MAX_KEPT = 10_000

/** Who may see what, in memory. */
export function createSights(
  { works }: Pick<Catalogue, 'works'>,
  hub: Pick<Hub, 'subscribe'>,
  now: () => number = Date.now,
): Sights {
  const kept = new Map<string, { seen: Promise<Seen>; until: number }>()
  const close = hub.subscribe(({ type, id }) => {
    if (type !== 'counts') kept.delete(id)
  })

  const look = async (workId: string): Promise<Seen> => {
    const row = await works.byId(workId)
    if (!row) return { sight: 'hidden', duration: null }
    const published = publishedOf(row)
    const duration = published && published.kind !== 'brochure' ? published.duration : null
    return { sight: accessOf(row, new Date(now())), duration }
  }

  return {
    of(workId) {
      const known = kept.get(workId)
      if (known && known.until > now()) return known.seen
      if (kept.size >= MAX_KEPT) kept.clear()
      const seen = look(workId)
      kept.set(workId, { seen, until: now() + KEEP_MS })
      // A failure is not worth remembering.
      seen.catch(() => kept.delete(workId))
      return seen
    },
    close,
  }
}
