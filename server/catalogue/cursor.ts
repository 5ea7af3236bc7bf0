import { ChaskiError } from '../../media/errors.ts'

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
  positionOf: (row: Row) => Position,
): { page: Row[]; cursor: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { page, cursor: last ? writeCursor(positionOf(last)) : null }
}

/** @throws ChaskiError `bad_request` for anything not written by `writeCursor` */
export function readCursor(cursor: string): Position {
  const [listedAt, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!listedAt || !id || rest.length > 0) {
    throw new ChaskiError('bad_request', {
      fields: [{ path: 'cursor', message: 'not a cursor of this list' }],
    })
  }
  return { listedAt, id }
}
