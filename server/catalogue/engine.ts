import type { Expression, Kysely, SqlBool, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Connection = Kysely<Tables> | Transaction<Tables>

/** The few things in which SQLite and Postgres differ; everything else is one query layer. */
export interface Engine {
  db: Database
  /** Creates the full-text index; part of the first migration. */
  createSearch(db: Kysely<unknown>): Promise<void>
  /** Replaces the words of a work. `words` comes folded and parted by single spaces (`search-words.ts`). */
  index(connection: Connection, workId: string, words: string): Promise<void>
  /** A condition on `works.id`: every one of `words` begins a word of the work. Never called without words. */
  matches(words: string[]): Expression<SqlBool>
  /** Whether an error is the refusal of a second row with the same unique value. */
  isDuplicate(error: unknown): boolean
}
