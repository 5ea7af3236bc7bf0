import type { Kysely } from 'kysely'

/** What imports have made of the lines of manifests, so that the same line a second time does nothing. */
export async function createImports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('imports')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('work_id', 'text', (column) => column.notNull().references('works.id').onDelete('cascade'))
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('imported_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('imports_work').on('imports').column('work_id').execute()
  await db.schema.createIndex('works_file').on('works').column('sha256').execute()
}
