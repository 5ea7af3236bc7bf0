export type NoticeChannel = 'email' | 'webhook'
export type NoticeState = 'queued' | 'sent' | 'failed'

/** An e-mail or webhook that tells a station about a withdrawal. */
export interface NoticeRecord {
  id: string
  stationId: string
  workId: string
  change: number
  channel: NoticeChannel
  state: NoticeState
  /** Why the last attempt failed: a code of ours, or what the other side answered. */
  detail: string | null
  createdAt: string
  settledAt: string | null
}
