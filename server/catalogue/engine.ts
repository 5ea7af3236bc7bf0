import type { Expression, Kysely, SqlBool, Transaction } from 'kysely'
import type { WorkRecord } from '../records/work.ts'
import type { Tables } from './tables.ts'

export type Connection = Kysely<Tables> | Transaction<Tables>

/** Does all of `work` or nothing of it: in the transaction that is open, or else in one of its own. */
export function atomically<T>(
  connection: Connection,
  work: (transaction: Connection) => Promise<T>,
): Promise<T> {
  return connection.isTransaction ? work(connection) : connection.transaction().execute(work)
}

/** How a work is found in the full-text index. */
export type Indexed = Pick<WorkRecord, 'id' | 'number'>

/** The few things in which SQLite and Postgres differ; everything else is one query layer. */
export interface Engine {
  db: Connection
  /** Creates the full-text index; part of the first migration. */
  createSearch(db: Kysely<unknown>): Promise<void>
  /** Has the full-text index found by the number of a work where its id is no key of it; a later migration. */
  rekeySearch(db: Kysely<unknown>): Promise<void>
  /** Replaces the words of a work. `words` comes folded and parted by single spaces (`search-words.ts`). */
  index(connection: Connection, work: Indexed, words: string): Promise<void>
  /** Takes a work out of the index. */
  unindex(connection: Connection, work: Indexed): Promise<void>
  /** A condition on `works.id`: every one of `words` begins a word of the work. Never called without words. */
  matches(words: string[]): Expression<SqlBool>
}
