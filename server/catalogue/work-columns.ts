import type { Published } from '../../media/schemas/published.ts'
import type { WorkEdit, WorkFields } from '../../media/schemas/work.ts'
import { searchWords } from './search-words.ts'
import type { WorkRow } from './tables.ts'

/** What a work has where staff said nothing. */
export const UNSAID: Omit<WorkFields, 'title'> = {
  description: '',
  language: null,
  places: [],
  programme: null,
  partner: null,
  licence: null,
  credits: '',
  tags: [],
  visibility: 'draft',
  publishAt: null,
  validFrom: null,
  validUntil: null,
  broadcast: null,
}

/**
 * The columns of the fields that are given; the others stay undefined, which leaves them as they are. Each is named
 * here, so that nothing a request may carry besides can ever reach a column.
 */
export function columnsOf(fields: WorkEdit): Partial<WorkRow> {
  const { places, tags, broadcast } = fields
  return {
    title: fields.title,
    description: fields.description,
    language: fields.language,
    places: places && JSON.stringify(places),
    programme: fields.programme,
    partner: fields.partner,
    licence: fields.licence,
    credits: fields.credits,
    tags: tags && JSON.stringify(tags),
    visibility: fields.visibility,
    publish_at: normalTime(fields.publishAt),
    valid_from: normalTime(fields.validFrom),
    valid_until: normalTime(fields.validUntil),
    broadcast: broadcast && JSON.stringify(broadcast),
  }
}

/** The fields that staff decide, as they stand in a row. */
export function fieldsOf(row: WorkRow): WorkFields {
  return {
    title: row.title,
    description: row.description,
    language: row.language,
    places: JSON.parse(row.places),
    programme: row.programme,
    partner: row.partner,
    licence: row.licence,
    credits: row.credits,
    tags: JSON.parse(row.tags),
    visibility: row.visibility,
    publishAt: row.publish_at,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    broadcast: row.broadcast === null ? null : JSON.parse(row.broadcast),
  }
}

export function publishedOf(row: Pick<WorkRow, 'published'>): Published | null {
  return row.published === null ? null : (JSON.parse(row.published) as Published)
}

/** All that a work is found by, for the full-text index. */
export function wordsOf(row: WorkRow): string {
  const fields = fieldsOf(row)
  const published = publishedOf(row)
  const pages = published?.kind === 'brochure' ? published.pages.map((page) => page.text) : []
  return searchWords(
    [
      fields.title,
      fields.programme,
      fields.partner,
      ...fields.places,
      ...fields.tags,
      fields.broadcast?.script,
      fields.description,
      fields.credits,
      ...pages,
    ].join(' '),
  ).join(' ')
}

const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z')

/** Any RFC 3339 time as UTC with milliseconds, because columns are compared as text. */
function normalTime<T extends string | null | undefined>(time: T): T | string {
  // Times are compared as text, and the year after this one begins with a sign.
  return time ? new Date(Math.min(Date.parse(time), END_OF_TIME)).toISOString() : time
}
