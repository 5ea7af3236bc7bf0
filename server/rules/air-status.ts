import { createHash } from 'node:crypto'
import type { TombstoneReason } from '../../media/schemas/sync.ts'
import type { WorkRow } from '../catalogue/tables.ts'
import { publishedOf } from '../catalogue/work-columns.ts'

/** How a work stands with the stations at a moment. */
export interface AirStatus {
  /** Null where a station is to hold it; else why not. */
  reason: TombstoneReason | null
  /** Whether it may be aired now. One that is offered and not airable yet can be fetched ahead of its first day. */
  airable: boolean
  /** The next moment at which the clock alone changes this, RFC 3339. */
  wakesAt: string | null
}

export type Airable = Pick<
  WorkRow,
  'published' | 'visibility' | 'trashed_at' | 'withdrawn_at' | 'publish_at' | 'valid_from' | 'valid_until'
>

/** @param work null where it has been forgotten */
export function airStatusOf(work: Airable | null, now: Date): AirStatus {
  const time = now.toISOString()
  const out = (reason: TombstoneReason, wakesAt: string | null = null): AirStatus => ({
    reason,
    airable: false,
    wakesAt,
  })
  if (!work || work.trashed_at !== null || publishedOf(work)?.kind !== 'spot') return out('removed')
  if (work.withdrawn_at !== null) return out('withdrawn')
  if (work.visibility !== 'public') return out('unpublished')
  if (work.publish_at !== null && work.publish_at > time) return out('unpublished', work.publish_at)
  // The end itself no longer belongs to it.
  if (work.valid_until !== null && work.valid_until <= time) return out('ended')
  const airable = work.valid_from === null || work.valid_from <= time
  return { reason: null, airable, wakesAt: airable ? work.valid_until : work.valid_from }
}

/** All that a station sees of a work, as one short word: where it is equal, there is nothing to tell. */
export function fingerprintOf(work: WorkRow | null, { reason, airable }: AirStatus): string {
  const seen =
    reason !== null || work === null
      ? [reason, reason === 'withdrawn' ? work?.withdrawal_reason : null]
      : [
          airable,
          work.number,
          work.slug,
          work.title,
          work.description,
          work.language,
          work.places,
          work.programme,
          work.licence,
          work.credits,
          work.tags,
          work.valid_from,
          work.valid_until,
          work.broadcast,
          work.visible_version,
          work.published,
        ]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}
