import type { Kysely } from 'kysely'

/** When a work stops being public by itself. Those from before never do. */
export async function addPublishUntil(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('works').addColumn('publish_until', 'text').execute()
}
