import type { AuditEntry } from '../../../media/schemas/audit.ts'

/** A field as it was and as it became; undefined where that side says nothing of it. */
export interface Change {
  field: string
  before: unknown
  after: unknown
}

/** What a line of the audit log changed, field by field. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields].map((field) => ({ field, before: before?.[field], after: after?.[field] }))
}
