import { type Kysely, sql } from 'kysely'

/** The few works whose files say what is no longer so, which is looked for every minute. */
export async function indexStaleTags(db: Kysely<unknown>): Promise<void> {
  await sql`create index works_stale_tags on works (status, trashed_at, updated_at) where ("tags_sent" is null or "tags_said" is null or "tags_said" != "tags_sent")`.execute(
    db,
  )
}
