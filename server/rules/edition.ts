import { createHash } from 'node:crypto'
import type { WorkRecord } from '../records/work.ts'

/**
 * The ETag of what staff say of a work. Progress, views and new versions leave it as it is: none of them is undone by
 * an edit, so none of them must stand in its way.
 */
export function editionOf(work: WorkRecord): string {
  const said = [
    work.title,
    work.description,
    work.language,
    work.places,
    work.programme,
    work.partner,
    work.licence,
    work.credits,
    work.tags,
    work.visibility,
    work.publishAt,
    work.validFrom,
    work.validUntil,
    work.broadcast,
    work.sensitive,
    work.contentNote,
    work.publishUntil,
  ]
  return `"${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)}"`
}

/**
 * Whether an edit may go on (RFC 9110, 13.1.1).
 * @param ifMatch the header; without it, whoever edits does not mind what others have changed
 */
export function isEditOf(work: WorkRecord, ifMatch: string | undefined): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true
  return ifMatch.split(',').some((tag) => tag.trim() === editionOf(work))
}
