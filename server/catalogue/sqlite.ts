import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import { type Kysely, SqliteDialect, sql } from 'kysely'
import { GenericSqliteWorkerDialect } from 'kysely-generic-sqlite/worker'
import { createNodeWorkerExecutor } from 'kysely-generic-sqlite/worker-helper-node'
import { anyTable } from './any-table.ts'
import type { Engine, Reference } from './engine.ts'
import { openTables } from './open-tables.ts'
import type { SoughtToken } from './search-tokens.ts'
import type { Tables } from './tables.ts'

/** Opens, and where needed creates, the catalogue in one file. The default; serves one server process. */
export function openSqlite(path: string): Engine {
  mkdirSync(dirname(path), { recursive: true })
  const database = new SqliteDatabase(path)
  database.pragma('journal_mode = WAL')
  // With NORMAL, a power cut could take back what was acknowledged; docs/decisions/2026-11-27-durable.md has the price.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  const db = openTables(new SqliteDialect({ database }))
  const reads = database.memory ? db : readInThread(path)

  return {
    db,
    reads,
    async close() {
      await reads.destroy()
      await db.destroy()
    },
    async createSearch(db) {
      await sql`create virtual table works_search using fts5(work_id unindexed, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`.execute(
        db,
      )
    },
    async rekeySearch(db) {
      // FTS5 looks a row up by its rowid only; by any other column it reads the whole index.
      await sql`create table works_words as select works.number, works_search.words from works_search join works on works.id = works_search.work_id`.execute(
        db,
      )
      await sql`drop table works_search`.execute(db)
      await sql`create virtual table works_search using fts5(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`.execute(
        db,
      )
      await sql`insert into works_search (rowid, words) select number, words from works_words`.execute(db)
      await sql`drop table works_words`.execute(db)
    },
    async rankSearch(db) {
      await sql`drop table works_search`.execute(db)
      // Tokens come as they are to be kept: `ascii` splits and folds nothing beyond ASCII. An index of every length of a
      // beginning is read like that of a whole word, in order, where FTS5 would else merge all words that begin so.
      await sql`create virtual table works_search using fts5(tokens, content = '', contentless_delete = 1, detail = none,
        tokenize = 'ascii tokenchars ''=^''', prefix = '1 2 3 4 5 6 7 8 9 10')`.execute(db)
    },
    async index(connection, number, tokens) {
      await sql`delete from works_search where rowid = ${number}`.execute(connection)
      await sql`insert into works_search (rowid, tokens) values (${number}, ${tokens.join(' ')})`.execute(
        connection,
      )
    },
    async unindex(connection, number) {
      await sql`delete from works_search where rowid = ${number}`.execute(connection)
    },
    async search({ all, but }, below, limit) {
      const query = but ? `(${matching(all)}) NOT (${matching(but)})` : matching(all)
      const { rows } = await sql<{ number: number }>`select rowid as number from works_search
        where works_search match ${query} and rowid < ${below} order by rowid desc limit ${limit}`.execute(db)
      return rows.map(({ number }) => number)
    },
    // With WAL, what a transaction has begun to read stays as it is until it ends.
    atOneMoment: (read) => db.transaction().execute(read),
    async tables(connection) {
      // The index is a virtual table, and what it keeps its words in are shadows of it.
      const { rows } = await sql<{ name: string }>`select name from pragma_table_list
        where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
        order by name`.execute(connection)
      return rows.map(({ name }) => name)
    },
    async references(connection) {
      const { rows } = await sql<Reference>`select tables.name as "table", keys."table" as "to"
        from pragma_table_list tables join pragma_foreign_key_list(tables.name) keys`.execute(connection)
      return rows
    },
    rows: (connection, table) => anyTable(connection).selectFrom(table).selectAll().stream(),
  }
}

/** The thread starts with the first read. */
function readInThread(path: string): Kysely<Tables> {
  const worker = () => new Worker(new URL('reader-thread.ts', import.meta.url))
  return openTables(new GenericSqliteWorkerDialect(createNodeWorkerExecutor({ worker, data: { path } })))
}

/** Tokens hold nothing that needs more escaping than quotes. */
function matching(all: readonly SoughtToken[][]): string {
  const quoted = ({ token, prefix }: SoughtToken) => `"${token}"${prefix ? '*' : ''}`
  return all.map((tokens) => `(${tokens.map(quoted).join(' OR ')})`).join(' AND ')
}
