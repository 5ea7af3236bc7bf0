import type { ActorType, AuditVerb } from '../../media/schemas/audit.ts'

/** That somebody changed something. */
export interface AuditRecord {
  id: string
  at: string
  /** The id of the account or the station, or the command of the shell; null for the server itself. */
  actor: { type: ActorType; id: string | null }
  verb: AuditVerb
  object: { type: string; id: string }
  /** The fields that the change touched, as they were and as they are. Never a password or a secret. */
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}
