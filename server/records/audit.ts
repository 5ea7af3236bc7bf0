import type { ActorType, AuditVerb } from '../../media/schemas/audit.ts'

/** A change, and who made it. */
export interface AuditRecord {
  id: string
  at: string
  /** Id of the account or station, or the shell command; null for the server itself. */
  actor: { type: ActorType; id: string | null }
  verb: AuditVerb
  object: { type: string; id: string }
  /** The changed fields, before and after. Never passwords or secrets. */
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}
