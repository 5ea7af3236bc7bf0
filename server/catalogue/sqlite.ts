import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'

/** Opens, and where needed creates, the catalogue in one file. The default; serves one server process. */
export function openSqlite(path: string): Engine {
  mkdirSync(dirname(path), { recursive: true })
  const database = new SqliteDatabase(path)
  database.pragma('journal_mode = WAL')
  // With WAL, NORMAL survives a crash of the process; only a power cut can lose the last moments, never corrupt.
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })

  return {
    db,
    async createSearch(db) {
      await sql`create virtual table works_search using fts5(work_id unindexed, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`.execute(
        db,
      )
    },
    async index(connection, workId, words) {
      await connection.deleteFrom('works_search').where('work_id', '=', workId).execute()
      await connection.insertInto('works_search').values({ work_id: workId, words }).execute()
    },
    matches(words) {
      // Words hold letters and digits only, so quoting is all the escaping that FTS5 needs.
      const query = words.map((word) => `"${word}"*`).join(' ')
      return sql`works.id in (select work_id from works_search where works_search match ${query})`
    },
  }
}
