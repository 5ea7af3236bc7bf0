import type { Kysely } from 'kysely'

/** When sessions and tokens were last used, and by which browser. Null of those from before: nobody noted it then. */
export async function noteUseOfCredentials(db: Kysely<unknown>): Promise<void> {
  // One at a time: SQLite adds no two columns at once.
  await db.schema.alterTable('sessions').addColumn('agent', 'text').execute()
  await db.schema.alterTable('sessions').addColumn('used_at', 'text').execute()
  await db.schema.alterTable('tokens').addColumn('used_at', 'text').execute()
}
