import { sql } from 'kysely'
import type { PosterRef } from '../../media/layout.ts'
import { anyTable } from './any-table.ts'
import type { Engine, Row } from './engine.ts'

/** A version whose files belong to the state that is saved. */
export interface SavedVersion {
  workId: string
  version: number
  uploadId: string
  /** Whether it is what viewers see, and ready: its files do not change any more. */
  settled: boolean
}

export interface SavedCaption {
  workId: string
  language: string
  bytes: number
}

/**
 * The whole catalogue as it stands at one moment, in a form that does not depend on the database. Its tables are those
 * of whichever version wrote them: the last one to be read may be older than this code.
 */
export interface Snapshot {
  /** The migrations that made its tables, in their order. */
  migrations: string[]
  /** In an order in which they can be filled: what is referred to comes before what refers to it. */
  tables: string[]
  rows(table: string): AsyncIterable<Row>
  versions: SavedVersion[]
  captions: SavedCaption[]
  /** Those that staff chose. */
  posters: PosterRef[]
}

/** Holds the state still for as long as `use` takes; the system goes on meanwhile. */
export function withSnapshot<T>(engine: Engine, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return engine.atOneMoment(async (connection) => {
    const tables = await engine.tables(connection)
    const db = anyTable(connection)
    const versions = await db.selectFrom('versions').selectAll().where('removed_at', 'is', null).execute()
    const settled = await db
      .selectFrom('works')
      .select(['id', 'visible_version'])
      .where('status', '=', 'ready')
      .execute()
    const settledVersion = new Map(settled.map((row) => [row.id, row.visible_version]))
    const captions = await db.selectFrom('captions').selectAll().execute()
    // Catalogues of versions before this one have none.
    const posters = tables.includes('posters') ? await db.selectFrom('posters').selectAll().execute() : []
    return use({
      migrations: await executedMigrations(engine, connection),
      tables: fillingOrder(tables, await engine.references(connection)),
      rows: (table) => engine.rows(connection, table),
      versions: versions.map((row) => ({
        workId: String(row.work_id),
        version: Number(row.version),
        uploadId: String(row.upload_id),
        settled: settledVersion.get(row.work_id) === row.version,
      })),
      captions: captions.map((row) => ({
        workId: String(row.work_id),
        language: String(row.language),
        bytes: Number(row.bytes),
      })),
      posters: posters.map((row) => ({ workId: String(row.work_id), poster: String(row.id) })),
    })
  })
}

/** Names of the migrations that a database has had; none where it is new. */
export async function executedMigrations(engine: Engine, connection = engine.db): Promise<string[]> {
  const known = await connection.introspection.getTables({ withInternalKyselyTables: true })
  if (!known.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    connection,
  )
  return rows.map(({ name }) => name)
}

/** Tables ordered so that each comes after those that it refers to; otherwise by name. */
export function fillingOrder(
  tables: readonly string[],
  references: readonly { table: string; to: string }[],
): string[] {
  const ordered: string[] = []
  let left = [...tables].sort()
  while (left.length > 0) {
    const waits = (table: string): boolean =>
      references.some((one) => one.table === table && one.to !== table && left.includes(one.to))
    const next = left.filter((table) => !waits(table))
    if (next.length === 0) throw new Error(`tables that refer to one another: ${left.join(', ')}`)
    ordered.push(...next)
    left = left.filter(waits)
  }
  return ordered
}
