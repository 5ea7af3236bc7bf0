import { type Kysely, sql } from 'kysely'

/**
 * Sums beside the days of each work: of each month of a work, and of each day of all works of which the same is said. A
 * programme of five hundred works has half a million days of its own in a year, and a few thousand of these.
 */
export async function addFigureSums(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('monthly_counts')
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('apart', 'integer', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('monthly_counts_key', ['work_id', 'measure', 'month', 'page', 'apart'])
    .execute()
  await db.schema
    .createTable('daily_group_counts')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('apart', 'integer', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('daily_group_counts_key', [
      ...['programme_id', 'project_id', 'kind', 'language'],
      ...['measure', 'day', 'page', 'apart'],
    ] as never)
    .execute()

  await sql`insert into monthly_counts (work_id, month, measure, page, apart, amount)
    select work_id, substr(day, 1, 7), measure, page, apart, sum(amount) from daily_counts
    group by work_id, substr(day, 1, 7), measure, page, apart`.execute(db)
  await sql`insert into daily_group_counts
      (programme_id, project_id, kind, language, day, measure, page, apart, amount)
    select coalesce(programme_id, ''), coalesce(project_id, ''), kind, coalesce(language, ''),
      day, measure, page, apart, sum(amount)
    from daily_counts inner join works on works.id = daily_counts.work_id
    group by coalesce(programme_id, ''), coalesce(project_id, ''), kind, coalesce(language, ''),
      day, measure, page, apart`.execute(db)
}
