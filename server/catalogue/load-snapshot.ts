import { randomBytes } from 'node:crypto'
import { anyTable } from './any-table.ts'
import { atomically, type Engine, type Row } from './engine.ts'
import { indexWork } from './index-work.ts'
import { SYNC_EPOCH } from './migrations/stations.ts'
import { migrate, migrationNames } from './migrations.ts'
import { executedMigrations, type Snapshot } from './snapshot.ts'
import { workRecord } from './work-columns.ts'

/** Postgres takes 65,535 values in a statement, SQLite 32,766. */
const VALUES_AT_ONCE = 10_000
const INDEXED_AT_ONCE = 500

/** A catalogue that cannot take in what was saved. */
export class CannotLoadError extends Error {
  override readonly name = 'CannotLoadError'
}

/** Whether nobody would miss anything of it: there are no tables yet, or no work and no account in them. */
export async function isEmpty(engine: Engine): Promise<boolean> {
  if ((await executedMigrations(engine)).length === 0) return true
  for (const table of ['works', 'users']) {
    const found = await anyTable(engine.db).selectFrom(table).selectAll().limit(1).executeTakeFirst()
    if (found) return false
  }
  return true
}

/**
 * Fills a catalogue with what was saved, in place of anything that is there, and brings it up to date. The tables are
 * first made as they were when it was saved: the migrations since then change its data as they would have there.
 * @throws CannotLoadError
 */
export async function loadSnapshot(
  engine: Engine,
  saved: Pick<Snapshot, 'migrations' | 'tables' | 'rows'>,
): Promise<void> {
  await makeTables(engine, saved.migrations)
  await atomically(engine.db, async (connection) => {
    const db = anyTable(connection)
    for (const table of [...saved.tables].reverse()) await db.deleteFrom(table).execute()
    for (const table of saved.tables) {
      for await (const rows of batches(saved.rows(table))) await db.insertInto(table).values(rows).execute()
    }
    // What stations have been told since then is not in it: they are to ask for everything again.
    await connection
      .updateTable('settings')
      .set({ value: randomBytes(4).toString('hex') })
      .where('key', '=', SYNC_EPOCH)
      .execute()
  })
  await migrate(engine)
  await rebuildIndex(engine)
}

async function makeTables(engine: Engine, wanted: readonly string[]): Promise<void> {
  const known = new Set(migrationNames(engine))
  const unknown = wanted.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new CannotLoadError(
      `the backup is of a newer Chaski, which knows “${unknown}”; update this one first`,
    )
  const done = await executedMigrations(engine)
  // Nothing leads back: an older backup goes into a database without tables.
  if (done.some((name) => !wanted.includes(name)))
    throw new CannotLoadError(
      'the database has newer tables than the backup; restore into one that was never used',
    )
  const last = wanted.at(-1)
  if (last === undefined) throw new CannotLoadError('the backup has no catalogue')
  await migrate(engine, last)
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  let most = 1
  for await (const row of rows) {
    if (batch.length === 0) most = Math.max(1, Math.floor(VALUES_AT_ONCE / Object.keys(row).length))
    batch.push(row)
    if (batch.length < most) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The index is not saved: each database keeps it in its own way, and it is made of the works. */
async function rebuildIndex(engine: Engine): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await engine.db
      .selectFrom('works')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(INDEXED_AT_ONCE)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    await atomically(engine.db, async (connection) => {
      for (const work of rows.map(workRecord)) await indexWork(engine, connection, work)
    })
    after = last.id
  }
}
