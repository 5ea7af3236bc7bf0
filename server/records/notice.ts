export type NoticeChannel = 'email' | 'webhook'
export type NoticeState = 'queued' | 'sent' | 'failed'

/** That a station is told of a withdrawal at once, by mail or webhook. */
export interface NoticeRecord {
  id: string
  stationId: string
  workId: string
  change: number
  channel: NoticeChannel
  state: NoticeState
  /** Why the last try failed. */
  detail: string | null
  createdAt: string
  settledAt: string | null
}
