import type { Kysely } from 'kysely'

/** The province of a station: its place may be a district, and airings are added up by province. */
export async function addStationProvinces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('stations')
    .addColumn('province', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}
