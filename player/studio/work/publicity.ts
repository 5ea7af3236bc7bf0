import { TRASH_DAYS } from '../../../media/retention.ts'
import type { Work } from '../../../media/schemas/work.ts'

/** Who sees a work now. */
export type Publicity =
  | { name: 'trashed'; purgedAt: string }
  | { name: 'withdrawn'; since: string }
  | { name: 'draft' }
  /** Public or by its link, from a time on that has not come. */
  | { name: 'scheduled'; at: string }
  /** Was public or by its link until then. */
  | { name: 'ended'; since: string }
  /** Public or by its link, once there is something to play. */
  | { name: 'unready' }
  | { name: 'unlisted' }
  | { name: 'public' }

type Facts = Pick<
  Work,
  'trashedAt' | 'withdrawnAt' | 'visibility' | 'publishAt' | 'publishUntil' | 'playable'
>

const DAY_MS = 24 * 60 * 60 * 1000

/** As the server decides it: what is in the trash is seen by nobody, whatever else is said of it. */
export function publicityOf(work: Facts, now: Date): Publicity {
  if (work.trashedAt !== null) {
    const purgedAt = new Date(Date.parse(work.trashedAt) + TRASH_DAYS * DAY_MS).toISOString()
    return { name: 'trashed', purgedAt }
  }
  if (work.withdrawnAt !== null) return { name: 'withdrawn', since: work.withdrawnAt }
  if (work.visibility === 'draft') return { name: 'draft' }
  if (work.publishAt !== null && Date.parse(work.publishAt) > now.getTime()) {
    return { name: 'scheduled', at: work.publishAt }
  }
  if (work.publishUntil !== null && Date.parse(work.publishUntil) <= now.getTime()) {
    return { name: 'ended', since: work.publishUntil }
  }
  if (!work.playable) return { name: 'unready' }
  return { name: work.visibility }
}

/** Whether the address of the work leads anywhere. */
export function isReachable(work: Facts, now: Date): boolean {
  return ['unlisted', 'public'].includes(publicityOf(work, now).name)
}
