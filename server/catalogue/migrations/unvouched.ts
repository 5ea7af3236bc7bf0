import { type Kysely, sql } from 'kysely'

/** Setting with the end of the time in which views of pages without a token are taken, RFC 3339. */
export const UNVOUCHED_UNTIL = 'unvouched_views_until'

const DAY_MS = 24 * 3600_000

/** Pages that are open while the server is upgraded have no token; a day later they are closed, and reported. */
export async function takeUnvouchedViews(db: Kysely<unknown>): Promise<void> {
  const until = new Date(Date.now() + DAY_MS).toISOString()
  // A new catalogue has handed out no pages.
  await sql`insert into settings (key, value)
    select ${UNVOUCHED_UNTIL}, ${until} where exists (select 1 from works)`.execute(db)
}
