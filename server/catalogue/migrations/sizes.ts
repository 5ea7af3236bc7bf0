import { type Kysely, sql } from 'kysely'

/** Whether a file is here already is asked before it is sent: first by its size. */
export async function indexSizes(db: Kysely<unknown>): Promise<void> {
  await sql`create index works_bytes on works (bytes)`.execute(db)
}
