import type { Kysely } from 'kysely'

/** Whether the pages of a work leave as few traces as they can, and what is said before it begins. */
export async function addSensitive(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('works')
    .addColumn('sensitive', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('works').addColumn('content_note', 'text').execute()
}
