import type { Kysely } from 'kysely'

/** What is known of the logs of a station, and the logs that wait for somebody to answer a question about them. */
export async function createOpenLogs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('stations')
    .addColumn('log_habits', 'text', (column) =>
      column.notNull().defaultTo('{"dateOrder":null,"columns":{}}'),
    )
    .execute()
  await db.schema
    .createTable('open_logs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('station_id', 'text', (column) =>
      column.notNull().references('stations.id').onDelete('cascade'),
    )
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('is_sample', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('open_logs_key', ['station_id', 'key'])
    .execute()
}
