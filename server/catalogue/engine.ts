import type { Kysely, Transaction } from 'kysely'
import type { Sought } from './search-tokens.ts'
import type { Tables } from './tables.ts'

export type Connection = Kysely<Tables> | Transaction<Tables>

/** A row of any table as the driver gives and takes it: text, numbers and nulls by column. */
export type Row = Record<string, unknown>

/** A table that refers to another one, whose rows must be there first. */
export interface Reference {
  table: string
  to: string
}

/** Runs `work` atomically: in the current transaction, or in a new one. */
export function atomically<T>(
  connection: Connection,
  work: (transaction: Connection) => Promise<T>,
): Promise<T> {
  return connection.isTransaction ? work(connection) : connection.transaction().execute(work)
}

/** The differences between SQLite and Postgres; everything else shares one query layer. */
export interface Engine {
  db: Connection
  /**
   * For reads that may take longer than a page has time. SQLite answers on the thread that asks, so a thread of its own
   * reads for these; it sees what was committed. In a transaction, and where there is no file to read, the same as `db`.
   */
  reads: Connection
  /** Ends all connections. */
  close(): Promise<void>
  /** Creates the full-text index; part of the first migration. */
  createSearch(db: Kysely<unknown>): Promise<void>
  /** Rekeys the full-text index by the work's number if the id cannot be its key; a later migration. */
  rekeySearch(db: Kysely<unknown>): Promise<void>
  /** Puts an empty index of tokens in the place of that of words; a later migration. */
  rankSearch(db: Kysely<unknown>): Promise<void>
  /** Replaces the tokens of the work of this number. They hold letters, digits, `=` and `^` only (`search-tokens.ts`). */
  index(connection: Connection, number: number, tokens: readonly string[]): Promise<void>
  /** Takes a work out of the index. */
  unindex(connection: Connection, number: number): Promise<void>
  /** The numbers of the works that are sought, those below `below`, highest first, at most `limit`. */
  search(sought: Sought, below: number, limit: number): Promise<number[]>
  /** Reads everything as it stands at one moment, whatever others write meanwhile. Keeps nobody from writing. */
  atOneMoment<T>(read: (connection: Connection) => Promise<T>): Promise<T>
  /** Names of the tables that hold what cannot be made again: all but the index and those of the migrator. */
  tables(connection: Connection): Promise<string[]>
  references(connection: Connection): Promise<Reference[]>
  /** The rows of a table, one after another; a table may be larger than memory. Ended before anything else is asked. */
  rows(connection: Connection, table: string): AsyncIterable<Row>
}
