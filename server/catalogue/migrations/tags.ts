import type { Kysely } from 'kysely'

/** Both stay null for works from before: nobody knows what was sent then, so they wait for their next edit. */
export async function addTagFingerprints(db: Kysely<unknown>): Promise<void> {
  // One at a time: SQLite adds no two columns at once.
  await db.schema.alterTable('works').addColumn('tags_said', 'text').execute()
  await db.schema.alterTable('works').addColumn('tags_sent', 'text').execute()
}
