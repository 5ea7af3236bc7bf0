import { type Kysely, sql } from 'kysely'

/** Days of all works together, so that a year of the whole house is as quick to read as one of a single work. */
export async function addDailyTotals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('daily_totals')
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('apart', 'integer', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('daily_totals_key', ['measure', 'day', 'page', 'apart'])
    .execute()
  await sql`insert into daily_totals (measure, day, page, apart, amount)
    select measure, day, page, apart, sum(amount) from daily_counts group by measure, day, page, apart`.execute(
    db,
  )
  await db.schema.dropIndex('daily_counts_day').execute()
  // Holds all that a sum over some works asks for.
  await db.schema
    .createIndex('daily_counts_work')
    .on('daily_counts')
    .columns(['work_id', 'measure', 'day', 'apart', 'page', 'amount'])
    .execute()
}
