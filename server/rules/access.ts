import type { WorkRow } from '../catalogue/tables.ts'

type Facts = Pick<WorkRow, 'visibility' | 'visible_version' | 'publish_at' | 'withdrawn_at' | 'trashed_at'>

/** What somebody who is not staff and has the address of a work gets: the work, a word that it is gone, or nothing. */
export type Access = 'shown' | 'withdrawn' | 'hidden'

export function accessOf(work: Facts, now: Date): Access {
  // What was never shown must not be betrayed by its withdrawal either.
  if (work.visibility === 'draft' || work.trashed_at !== null) return 'hidden'
  if (work.visible_version === null) return 'hidden'
  if (work.publish_at !== null && work.publish_at > now.toISOString()) return 'hidden'
  return work.withdrawn_at === null ? 'shown' : 'withdrawn'
}
