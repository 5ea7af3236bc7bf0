import { ChaskiError } from '../../media/errors.ts'
import type { FoundPosition } from './search.ts'

/** Where the next page of a list begins: after the entry with this time and id. */
export interface Position {
  listedAt: string
  id: string
}

/** Opaque to callers, and safe in a URL. */
export function writeCursor({ listedAt, id }: Position): string {
  return Buffer.from(`${listedAt} ${id}`).toString('base64url')
}

/**
 * Cuts a page from rows that were queried with a limit one higher.
 * @returns the page, and the cursor of the next; null on the last page
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { page: Row[]; cursor: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { page, cursor: last ? cursorOf(last) : null }
}

/** @throws ChaskiError `bad_request` for anything not written by `writeCursor` */
export function readCursor(cursor: string): Position {
  const [listedAt, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!listedAt || !id || rest.length > 0) throw notOfThisList()
  return { listedAt, id }
}

/** The same for a list of what a search found. */
export function writeFoundCursor({ near, rank, below }: FoundPosition): string {
  return Buffer.from(`${near ? 'near' : 'found'} ${rank} ${below}`).toString('base64url')
}

/** @throws ChaskiError `bad_request` for anything that `writeFoundCursor` did not write */
export function readFoundCursor(cursor: string): FoundPosition {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, way, rank, below] = /^(near|found) (\d) (\d{1,9})$/.exec(text) ?? []
  if (!way) throw notOfThisList()
  return { near: way === 'near', rank: Number(rank), below: Number(below) }
}

function notOfThisList(): ChaskiError {
  return new ChaskiError('bad_request', {
    fields: [{ path: 'cursor', message: 'not a cursor of this list' }],
  })
}
