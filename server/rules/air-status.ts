import { createHash } from 'node:crypto'
import type { TombstoneReason } from '../../media/schemas/sync.ts'
import type { WorkRecord } from '../records/work.ts'

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
  WorkRecord,
  | 'published'
  | 'visibility'
  | 'trashedAt'
  | 'withdrawnAt'
  | 'publishAt'
  | 'publishUntil'
  | 'validFrom'
  | 'validUntil'
>

/** @param work null where it has been forgotten */
export function airStatusOf(work: Airable | null, now: Date): AirStatus {
  const time = now.toISOString()
  const out = (reason: TombstoneReason, wakesAt: string | null = null): AirStatus => ({
    reason,
    airable: false,
    wakesAt,
  })
  if (!work || work.trashedAt !== null || work.published?.kind !== 'spot') return out('removed')
  if (work.withdrawnAt !== null) return out('withdrawn')
  if (work.visibility !== 'public') return out('unpublished')
  if (work.publishAt !== null && work.publishAt > time) return out('unpublished', work.publishAt)
  // The end itself belongs to neither.
  if (work.publishUntil !== null && work.publishUntil <= time) return out('unpublished')
  if (work.validUntil !== null && work.validUntil <= time) return out('ended')
  const airable = work.validFrom === null || work.validFrom <= time
  const next = [airable ? null : work.validFrom, work.validUntil, work.publishUntil].filter(
    (at) => at !== null,
  )
  return { reason: null, airable, wakesAt: next.sort()[0] ?? null }
}

/**
 * All that a station sees of a work, as one short word: where it is equal, there is nothing to tell. Lists and objects
 * go in as the text in which they are stored, so that a word from an older version is still the same.
 */
export function fingerprintOf(work: WorkRecord | null, { reason, airable }: AirStatus): string {
  const seen =
    reason !== null || work === null
      ? [reason, reason === 'withdrawn' ? work?.withdrawalReason : null]
      : [
          airable,
          work.number,
          work.slug,
          work.title,
          work.description,
          work.language,
          JSON.stringify(work.places),
          work.programme,
          work.licence,
          work.credits,
          JSON.stringify(work.tags),
          work.validFrom,
          work.validUntil,
          textOf(work.broadcast),
          work.visibleVersion,
          textOf(work.published),
          // Left out where there are none, so that a word from before there were times is still the same.
          ...(work.timedAt === null ? [] : [work.timedAt]),
        ]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}

function textOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
