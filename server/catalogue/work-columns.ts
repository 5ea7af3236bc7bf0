import type { WorkEdit, WorkFields } from '../../media/schemas/work.ts'
import type { WorkRecord } from '../records/work.ts'
import type { SearchedText } from './search-tokens.ts'
import type { WorkRow } from './tables.ts'

/** Defaults of the fields that staff may leave out. */
export const UNSAID: Omit<WorkFields, 'title'> = {
  description: '',
  language: null,
  places: [],
  programme: null,
  project: null,
  partner: null,
  licence: null,
  credits: '',
  tags: [],
  visibility: 'draft',
  publishAt: null,
  publishUntil: null,
  validFrom: null,
  validUntil: null,
  broadcast: null,
  sensitive: false,
  contentNote: null,
}

type EditedColumns = Pick<
  WorkRow,
  | 'title'
  | 'description'
  | 'language'
  | 'places'
  | 'partner'
  | 'licence'
  | 'credits'
  | 'tags'
  | 'visibility'
  | 'publish_at'
  | 'publish_until'
  | 'valid_from'
  | 'valid_until'
  | 'broadcast'
  | 'sensitive'
  | 'content_note'
>

/**
 * The columns of the given fields; undefined leaves a column as it is. Each is named here, so nothing else that a
 * request carries can reach a column.
 */
export function columnsOf(fields: WorkEdit): Partial<EditedColumns> {
  const { places, tags, broadcast, sensitive } = fields
  return {
    title: fields.title,
    description: fields.description,
    language: fields.language,
    places: places && JSON.stringify(places),
    partner: fields.partner,
    licence: fields.licence,
    credits: fields.credits,
    tags: tags && JSON.stringify(tags),
    visibility: fields.visibility,
    publish_at: normalTime(fields.publishAt),
    publish_until: normalTime(fields.publishUntil),
    valid_from: normalTime(fields.validFrom),
    valid_until: normalTime(fields.validUntil),
    broadcast: broadcast && JSON.stringify(broadcast),
    sensitive: sensitive === undefined ? undefined : Number(sensitive),
    content_note: fields.contentNote,
  }
}

/** The columns of a new work, which has every field. */
export function newColumns(fields: WorkFields): EditedColumns {
  return columnsOf(fields) as EditedColumns
}

/** A row as the rest of the server sees it: with JSON parsed, without the catalogue's own columns. */
export function workRecord(row: WorkRow): WorkRecord {
  return {
    id: row.id,
    slug: row.slug,
    number: row.number,
    kind: row.kind,
    kindIsSet: row.kind_set === 1,
    title: row.title,
    description: row.description,
    language: row.language,
    places: JSON.parse(row.places),
    programme: row.programme,
    programmeId: row.programme_id,
    project: row.project_id,
    partner: row.partner,
    licence: row.licence,
    credits: row.credits,
    tags: JSON.parse(row.tags),
    visibility: row.visibility,
    publishAt: row.publish_at,
    publishUntil: row.publish_until,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    broadcast: row.broadcast === null ? null : JSON.parse(row.broadcast),
    sensitive: row.sensitive === 1,
    contentNote: row.content_note,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    trashedAt: row.trashed_at,
    status: row.status,
    attempt: row.attempt,
    error: row.error_code === null ? null : { code: row.error_code, detail: row.error_detail ?? '' },
    version: row.version,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    visibleVersion: row.visible_version,
    published: row.published === null ? null : JSON.parse(row.published),
    timedAt: row.timed_at,
    views: row.views,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** The text that the full-text index covers. */
export function searchedText(work: WorkRecord): SearchedText {
  const pages = work.published?.kind === 'brochure' ? work.published.pages.map((page) => page.text) : []
  return {
    title: work.title,
    said: [work.programme, work.partner, ...work.places, ...work.tags, work.description, work.credits].join(
      ' ',
    ),
    content: [work.broadcast?.script, ...pages].join(' '),
  }
}

const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z')

/** Any RFC 3339 time as UTC with milliseconds, because columns are compared as text. */
function normalTime<T extends string | null | undefined>(time: T): T | string {
  // Times are compared as text, and years after 9999 begin with a sign.
  return time ? new Date(Math.min(Date.parse(time), END_OF_TIME)).toISOString() : time
}
