import type { Kysely } from 'kysely'

/** Reports whose numbers stay as they were when somebody fixed them. */
export async function createFixedReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('fixed_at', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('reports_programme')
    .on('reports')
    .columns(['programme_id', 'fixed_at'])
    .execute()
}
