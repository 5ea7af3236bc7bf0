import { createHash } from 'node:crypto'
import { type FeedFilter, matches, withoutRepeatedSounds } from './filter.ts'
import type { IndexedSpot, SpotIndexState } from './spot-index.ts'

/** The spots of one feed. */
export interface Selection {
  spots: readonly IndexedSpot[]
  /** When the most recent of them changed; null if there are none. */
  changedAt: Date | null
}

const digests = new WeakMap<readonly IndexedSpot[], string>()

/** A digest of exactly these spots in exactly these states, computed once for a list. */
export function digestOf(spots: readonly IndexedSpot[]): string {
  const known = digests.get(spots)
  if (known !== undefined) return known
  const states = spots.map(({ work, change }) => `${work.number}.${change}`).join(' ')
  const digest = createHash('sha256').update(states).digest('base64url')
  digests.set(spots, digest)
  return digest
}

/** One page of a feed. @param page from 1 */
export function pageOf(
  spots: readonly IndexedSpot[],
  page: number,
  size: number,
): { spots: readonly IndexedSpot[]; isLast: boolean } {
  const end = page * size
  return { spots: spots.slice(end - size, end), isLast: end >= spots.length }
}

const KEPT = 50

/** Selects the spots for feeds and caches the selections until any spot changes: most polls request the same few. */
export function createSelect() {
  let of: SpotIndexState | null = null
  const kept = new Map<string, Selection>()

  /** @param airs an additional condition, identified by `name` */
  return function select(
    state: SpotIndexState,
    filter: FeedFilter,
    { name, airs }: { name: string; airs: (spot: IndexedSpot) => boolean },
  ): Selection {
    if (of !== state) {
      of = state
      kept.clear()
    }
    const key = JSON.stringify([filter.language, filter.place, filter.programme, name])
    const known = kept.get(key)
    if (known) return known
    const selection = selected(state.spots.filter((spot) => matches(spot, filter) && airs(spot)))
    if (kept.size === KEPT) kept.clear()
    kept.set(key, selection)
    return selection
  }
}

function selected(matching: readonly IndexedSpot[]): Selection {
  const spots = withoutRepeatedSounds(matching)
  const latest = spots.reduce((last, { changedAt }) => Math.max(last, Date.parse(changedAt)), 0)
  return { spots, changedAt: latest === 0 ? null : new Date(latest) }
}
