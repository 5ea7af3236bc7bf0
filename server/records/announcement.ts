import type { TombstoneReason } from '../../media/schemas/sync.ts'

/** What stations were last told about a work, or will be when the time comes. */
export interface AnnouncementRecord {
  workId: string
  number: number
  title: string
  /** Increases with every announced change; null if nothing was announced yet. */
  change: number | null
  /** Whether it may be aired, now or later; otherwise it is a tombstone. */
  offered: boolean
  reason: TombstoneReason | null
  /** Whether it may be aired now: its first day has come. */
  airable: boolean
  /** SHA-256 of the upload: the same recording keeps its guid in feeds. */
  sound: string | null
  /** Its date in feeds. */
  announcedAt: string | null
  changedAt: string
}
