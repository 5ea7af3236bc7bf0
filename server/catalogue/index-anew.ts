import type { Kysely } from 'kysely'
import type { Connection, Engine } from './engine.ts'
import { indexWork } from './index-work.ts'
import type { Tables, WorkRow } from './tables.ts'
import { workRecord } from './work-columns.ts'

const WORKS_A_READ = 500

/** Puts all works into the index of the search. Part of a migration. */
export async function indexAnew(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const connection = db as Kysely<Tables> as Connection
  let last = 0
  for (;;) {
    const rows: WorkRow[] = await connection
      .selectFrom('works')
      .selectAll()
      .where('number', '>', last)
      .orderBy('number')
      .limit(WORKS_A_READ)
      .execute()
    for (const work of rows.map(workRecord)) await indexWork(engine, connection, work)
    const end = rows.at(-1)
    if (!end) break
    last = end.number
  }
}
