import type { Work, WorkEdit } from '../../../media/schemas/work.ts'
import type { Visibility } from '../../../media/vocabulary.ts'

/** What can be done with several works at once. */
export type BulkAction =
  | { do: 'show'; visibility: Visibility }
  /** @see BulkEdit */
  | { do: 'edit'; edit: BulkEdit }
  | { do: 'withdraw'; reason: string }
  | { do: 'trash' }
  | { do: 'restore' }

/** Fields that several works may have in common; those left out stay as each has them. */
export interface BulkEdit {
  language?: string
  programme?: string
  partner?: string
  licence?: string
  places?: string[]
  /** Added to those that a work has. */
  tags?: string[]
}

/** What is asked of the server. Each is one action of its own, with its line in the history. */
export type BulkRequest =
  | { method: 'edit'; fields: WorkEdit; etag: string }
  | { method: 'withdraw'; reason: string }
  | { method: 'trash' }
  /** `retry`: what the trash had stopped goes on. */
  | { method: 'restore'; retry?: true }

/** What an action asks for a work; null where there is nothing to do for it. */
export function requestFor(work: Work, action: BulkAction): BulkRequest | null {
  switch (action.do) {
    case 'show':
      return edited(work, { visibility: action.visibility })
    case 'edit':
      return edited(work, fieldsFor(work, action.edit))
    case 'withdraw':
      return work.withdrawnAt === null ? { method: 'withdraw', reason: action.reason } : null
    case 'trash':
      return work.trashedAt === null ? { method: 'trash' } : null
    case 'restore':
      return work.trashedAt !== null || work.withdrawnAt !== null ? { method: 'restore' } : null
  }
}

/**
 * What takes back a request that was carried out. An edit is taken back only where nobody has edited the work since.
 * @param after the work as the server gave it back; null where it gave none
 */
export function undoOf(before: Work, done: BulkRequest, after: Work | null): BulkRequest | null {
  switch (done.method) {
    case 'edit': {
      const names = Object.keys(done.fields) as (keyof WorkEdit)[]
      const fields = Object.fromEntries(names.map((name) => [name, before[name]])) as WorkEdit
      return after && { method: 'edit', fields, etag: after.etag }
    }
    case 'withdraw':
      return { method: 'restore' }
    case 'trash': {
      const wasMade = before.status === 'queued' || before.status === 'processing'
      return { method: 'restore', ...(wasMade && { retry: true }) }
    }
    case 'restore':
      if (before.trashedAt !== null) return { method: 'trash' }
      return { method: 'withdraw', reason: before.withdrawalReason ?? '' }
  }
}

function edited(work: Work, fields: WorkEdit): BulkRequest | null {
  const changed = (Object.keys(fields) as (keyof WorkEdit)[]).filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(work[name]),
  )
  if (changed.length === 0) return null
  const only = Object.fromEntries(changed.map((name) => [name, fields[name]])) as WorkEdit
  return { method: 'edit', fields: only, etag: work.etag }
}

function fieldsFor(work: Work, { tags, ...fields }: BulkEdit): WorkEdit {
  return { ...fields, ...(tags && { tags: [...new Set([...work.tags, ...tags])] }) }
}
