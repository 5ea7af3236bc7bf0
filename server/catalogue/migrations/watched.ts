import { type Kysely, sql } from 'kysely'

// Peru keeps UTC-5 all year, and there were no catalogues elsewhere.
const OFFSET_MS = 5 * 3_600_000

/** What counted the views that were only a number. */
const BEFORE_DAYS = 'chaski'

/**
 * Views by day, and the earlier ones beside them. Nobody knows any more when those were watched, so they are kept as
 * one number up to today.
 */
export async function giveViewsTime(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('daily_counts')
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('apart', 'integer', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('daily_counts_key', ['work_id', 'measure', 'day', 'page', 'apart'])
    .execute()
  // Holds all that a sum over the works of a year asks for, in the order in which it asks.
  await db.schema
    .createIndex('daily_counts_day')
    .on('daily_counts')
    .columns(['measure', 'day', 'apart', 'work_id', 'page', 'amount'])
    .execute()

  await db.schema
    .createTable('view_baselines')
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('views', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('view_baselines_key', ['work_id', 'source'])
    .execute()
  await sql`insert into view_baselines (work_id, source, day, views)
    select id, ${BEFORE_DAYS}, ${new Date(Date.now() - OFFSET_MS).toISOString().slice(0, 10)}, views from works where views > 0`.execute(
    db,
  )

  await db.schema.createIndex('tallies_time').on('tallies').column('counted_at').execute()
}
