import type { Kysely } from 'kysely'
import type { Connection, Row } from './engine.ts'

/** For what treats all tables alike and knows no columns: the tables of a version other than this one have others. */
export function anyTable(connection: Connection): Kysely<Record<string, Row>> {
  return connection as unknown as Kysely<Record<string, Row>>
}
