import { PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Engine, Reference, Row } from './engine.ts'
import { openTables } from './open-tables.ts'
import type { SoughtToken } from './search-tokens.ts'

const INT8 = 20
/** Who asks is told within two seconds that nobody answers. */
const CONNECT_MS = 1500
/** Rows that a cursor gives at a time. */
const FETCHED = 1000
/** Of how many works, for each that is asked for, the latest are looked through before the index is asked. */
const LATEST = 20

/** Opens the catalogue in Postgres, for several servers. */
export function openPostgres(url: string, log: Logger): Engine {
  const types = new pg.TypeOverrides()
  // Byte sizes; a JavaScript number is exact up to eight petabytes.
  types.setTypeParser(INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: CONNECT_MS })
  // The pool replaces connections that break while idle; without a listener the error would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'Postgres connection failed'))
  const db = openTables(new PostgresDialect({ pool }))

  return {
    db,
    reads: db,
    close: () => db.destroy(),
    async createSearch(db) {
      await sql`create table works_search (work_id text primary key references works (id) on delete cascade, words tsvector not null)`.execute(
        db,
      )
      await sql`create index works_search_words on works_search using gin (words)`.execute(db)
    },
    async rekeySearch() {
      // The key is already the id of the work.
    },
    async rankSearch(db) {
      await sql`drop table works_search`.execute(db)
      await sql`create table works_search (number integer primary key, tokens tsvector not null)`.execute(db)
      await sql`create index works_search_tokens on works_search using gin (tokens)`.execute(db)
    },
    async index(connection, number, tokens) {
      await sql`insert into works_search (number, tokens) values (${number}, array_to_tsvector(${tokens}::text[]))
        on conflict (number) do update set tokens = excluded.tokens`.execute(connection)
    },
    async unindex(connection, number) {
      await sql`delete from works_search where number = ${number}`.execute(connection)
    },
    async search({ all, but, rare }, below, limit) {
      const query = but ? `(${matching(all)}) & !(${matching(but)})` : matching(all)
      // What is common is found among the latest works, and an index of it would be read whole. Hidden in `coalesce`, the
      // condition cannot tempt the planner to do so.
      if (!rare) {
        const { rows } = await sql<{ number: number }>`select number from (
            select number, tokens from works_search where number < ${below} order by number desc limit ${limit * LATEST}
          ) latest where coalesce(tokens @@ ${query}::tsquery, false) order by number desc limit ${limit}`.execute(
          db,
        )
        if (rows.length === limit) return rows.map(({ number }) => number)
      }
      // What is rare is all fetched and then sorted: kept apart, so that the planner never walks the order instead.
      const { rows } = await sql<{ number: number }>`with found as materialized (
          select number from works_search where tokens @@ ${query}::tsquery
        ) select number from found where number < ${below} order by number desc limit ${limit}`.execute(db)
      return rows.map(({ number }) => number)
    },
    atOneMoment: (read) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    async tables(connection) {
      // Only an index has words in the form of Postgres.
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name not like 'kysely%'
        and table_name not in (
          select table_name from information_schema.columns
          where table_schema = current_schema() and udt_name = 'tsvector')
        order by table_name`.execute(connection)
      return rows.map(({ name }) => name)
    },
    async references(connection) {
      const { rows } = await sql<Reference>`select from_table.relname as "table", to_table.relname as "to"
        from pg_constraint
        join pg_class from_table on from_table.oid = conrelid
        join pg_class to_table on to_table.oid = confrelid
        where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(connection)
      return rows
    },
    async *rows(connection, table) {
      await sql`declare every_row no scroll cursor for select * from ${sql.table(table)}`.execute(connection)
      try {
        for (;;) {
          const { rows } = await sql<Row>`fetch ${sql.lit(FETCHED)} from every_row`.execute(connection)
          if (rows.length === 0) return
          yield* rows
        }
      } finally {
        await sql`close every_row`.execute(connection)
      }
    },
  }
}

/** Tokens hold nothing that needs more escaping than quotes. */
function matching(all: readonly SoughtToken[][]): string {
  const quoted = ({ token, prefix }: SoughtToken) => `'${token}'${prefix ? ':*' : ''}`
  return all.map((tokens) => `(${tokens.map(quoted).join(' | ')})`).join(' & ')
}
