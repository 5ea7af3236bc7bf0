import type { Kysely } from 'kysely'

/** Of works from before, nobody knows whether their kind was chosen: it may still follow from their content. */
export async function addChosenKinds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('works')
    .addColumn('kind_set', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
