import type { Kysely } from 'kysely'

/** What a word with a slip of the pen may have meant. */
export async function createNearStems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('near_stems')
    .addColumn('shape', 'text', (column) => column.notNull())
    .addColumn('stem', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('near_stems_key', ['shape', 'stem'])
    .execute()
}
