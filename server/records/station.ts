import type { LogHabits } from '../../media/airing-logs/read-log.ts'
import type { StationFields } from '../../media/schemas/station.ts'

/** A radio station. */
export interface StationRecord extends StationFields {
  id: string
  /** The account that owns the station's bearer token. */
  userId: string
  /** Signing key of its webhook. Stored in the clear, because signing needs it. */
  webhookSecret: string
  /** Increases when everything it is told changes at once, which invalidates its cursors. */
  revision: number
  createdAt: string
  revokedAt: string | null
  lastContactAt: string | null
  /** The user agent of its last request. */
  agent: string | null
  /** The change number it has acknowledged. */
  acknowledged: number
  acknowledgedAt: string | null
  /** What is known of the logs of its automation. */
  logHabits: LogHabits
}
