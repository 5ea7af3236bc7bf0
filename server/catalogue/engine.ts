import type { Expression, Kysely, SqlBool, Transaction } from 'kysely'
import type { WorkRecord } from '../records/work.ts'
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

/** A work's key in the full-text index. */
export type Indexed = Pick<WorkRecord, 'id' | 'number'>

/** The differences between SQLite and Postgres; everything else shares one query layer. */
export interface Engine {
  db: Connection
  /** Creates the full-text index; part of the first migration. */
  createSearch(db: Kysely<unknown>): Promise<void>
  /** Rekeys the full-text index by the work's number if the id cannot be its key; a later migration. */
  rekeySearch(db: Kysely<unknown>): Promise<void>
  /** Replaces the indexed words of a work. `words` are folded and separated by single spaces (`search-words.ts`). */
  index(connection: Connection, work: Indexed, words: string): Promise<void>
  /** Removes a work from the index. */
  unindex(connection: Connection, work: Indexed): Promise<void>
  /** A condition on `works.id`: each of `words` is the prefix of a word of the work. Never called without words. */
  matches(words: string[]): Expression<SqlBool>
  /** Reads everything as it stands at one moment, whatever others write meanwhile. Keeps nobody from writing. */
  atOneMoment<T>(read: (connection: Connection) => Promise<T>): Promise<T>
  /** Names of the tables that hold what cannot be made again: all but the index and those of the migrator. */
  tables(connection: Connection): Promise<string[]>
  references(connection: Connection): Promise<Reference[]>
  /** The rows of a table, one after another; a table may be larger than memory. Ended before anything else is asked. */
  rows(connection: Connection, table: string): AsyncIterable<Row>
}
