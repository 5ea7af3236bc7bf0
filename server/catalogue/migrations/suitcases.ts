import { type Kysely, sql } from 'kysely'

/** The sticks that were packed for stations, and what came home on them. */
export async function createSuitcases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outings')
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('ticket', 'text', (column) => column.notNull())
    .addColumn('packed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('outings_key', ['station_id', 'sequence'])
    .execute()
  await db.schema
    .createTable('homecomings')
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addColumn('applied', 'bigint', (column) => column.notNull())
    .addColumn('up_to', 'bigint', (column) => column.notNull())
    .addColumn('rendition', 'text', (column) => column.notNull())
    .addColumn('taken_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('homecomings_key', ['station_id', 'agent', 'count'])
    .execute()
  await sql`insert into counters (name, value) values ('outing', 0)`.execute(db)
}
