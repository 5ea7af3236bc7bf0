import type { WorkRecord } from '../records/work.ts'

type Facts = Pick<
  WorkRecord,
  'visibility' | 'visibleVersion' | 'publishAt' | 'publishUntil' | 'withdrawnAt' | 'trashedAt'
>

/** What somebody who is not staff and has the address of a work gets: the work, a word that it is gone, or nothing. */
export type Access = 'shown' | 'withdrawn' | 'hidden'

export function accessOf(work: Facts, now: Date): Access {
  // What was never shown must not be betrayed by its withdrawal either.
  if (work.visibility === 'draft' || work.trashedAt !== null) return 'hidden'
  if (work.visibleVersion === null) return 'hidden'
  if (work.publishAt !== null && work.publishAt > now.toISOString()) return 'hidden'
  if (work.withdrawnAt !== null) return 'withdrawn'
  // The end itself no longer belongs to it.
  return work.publishUntil !== null && work.publishUntil <= now.toISOString() ? 'hidden' : 'shown'
}
