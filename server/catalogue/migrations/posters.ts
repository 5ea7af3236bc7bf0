import type { Kysely } from 'kysely'

/** Posters that staff chose; until now each work had the one that was made for it. */
export async function createPosters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('posters')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('work_id', 'text', (column) => column.notNull().references('works.id').onDelete('cascade'))
    .addColumn('version', 'integer')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('chosen_at', 'text', (column) => column.notNull())
    .addColumn('replaced_at', 'text')
    .execute()
  await db.schema.createIndex('posters_work').on('posters').columns(['work_id', 'chosen_at']).execute()
}
