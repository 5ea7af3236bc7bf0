import type { TombstoneReason } from '../../media/schemas/sync.ts'

/** What the stations have last been told of a work, or will be when its time comes. */
export interface AnnouncementRecord {
  workId: string
  number: number
  title: string
  /** Rises with every change that is told; null where nothing has been told yet. */
  change: number | null
  /** Whether it may be aired, now or later; otherwise it is a tombstone. */
  offered: boolean
  reason: TombstoneReason | null
  /** Whether it may be aired now: its first day has come. */
  airable: boolean
  /** SHA-256 of the upload that it was made from: the same sound keeps its guid in feeds. */
  sound: string | null
  /** Its date in feeds. */
  announcedAt: string | null
  changedAt: string
}
