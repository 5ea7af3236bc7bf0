import type { Kysely } from 'kysely'

/** What came within the last hours, and the hours in which so much came that it stands apart. */
export async function createCrowds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recent_counts')
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('arrived', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('recent_counts_key', ['work_id', 'arrived', 'day', 'measure', 'page'])
    .execute()
  await db.schema.createIndex('recent_counts_arrived').on('recent_counts').column('arrived').execute()

  await db.schema
    .createTable('crowds')
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('arrived', 'text', (column) => column.notNull())
    .addColumn('views', 'double precision', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('decided_at', 'text')
    .addPrimaryKeyConstraint('crowds_key', ['work_id', 'arrived'])
    .execute()
  await db.schema.createIndex('crowds_arrived').on('crowds').column('arrived').execute()
}
