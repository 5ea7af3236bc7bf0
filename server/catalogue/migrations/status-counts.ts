import { type Kysely, sql } from 'kysely'

/** Works are counted by status in an index that has all it takes: their rows are wide. */
export async function indexStatusCounts(db: Kysely<unknown>): Promise<void> {
  await sql`create index works_kept_status on works (status, trashed_at, error_code)`.execute(db)
}
