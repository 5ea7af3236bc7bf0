import type { StationFields } from '../../media/schemas/station.ts'

/** A radio station as the server remembers it. */
export interface StationRecord extends StationFields {
  id: string
  /** The account whose bearer token the station uses. */
  userId: string
  /** Key of the signatures of its webhook. Kept as it is, because signing needs it. */
  webhookSecret: string
  /** Goes up when what it is told of all spots changes at once: its cursors are void then. */
  revision: number
  createdAt: string
  revokedAt: string | null
  lastContactAt: string | null
  /** The program that it last asked with. */
  agent: string | null
  /** The change up to which it has done what it was told, by its own word. */
  acknowledged: number
  acknowledgedAt: string | null
}
