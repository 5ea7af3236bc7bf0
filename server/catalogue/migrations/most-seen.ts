import { type Kysely, sql } from 'kysely'

/** The public works in the order of their views, read only as far as they are shown. */
export async function indexMostSeen(db: Kysely<unknown>): Promise<void> {
  await sql`create index works_public_seen on works (views, id) where trashed_at is null and withdrawn_at is null and visibility = 'public' and visible_version is not null`.execute(
    db,
  )
}
