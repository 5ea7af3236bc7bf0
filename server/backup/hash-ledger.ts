import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { StoredFile } from '../../media/store/store.ts'

/**
 * The hashes of the files of the store, as they were when each was first read whole. The files of a version never change
 * once it is ready: one that has another hash later is damaged. Lost, it is made again by reading everything once.
 */
export interface HashLedger {
  /** The hash of a file that is as old and as large as when it was read; null for any other. */
  known(file: StoredFile): string | null
  /** The hash that a file had when its version was ready, whatever it looks like now; null where that is not known. */
  settled(key: string): string | null
  /** @param settled whether it may not change any more. What is noted so stays. */
  note(file: StoredFile, sha256: string, settled: boolean): void
  close(): void
}

export function openHashLedger(dataDir: string): HashLedger {
  const database = new SqliteDatabase(join(dataDir, 'hashes.sqlite'))
  database.pragma('journal_mode = WAL')
  // What a crash takes away is only read again.
  database.pragma('synchronous = OFF')
  database.pragma('busy_timeout = 5000')
  database.exec(
    `create table if not exists hashes (
      key text primary key, bytes integer, modified_at integer, sha256 text, settled integer) without rowid`,
  )
  const find = database
    .prepare<[string, number, number], string>(
      'select sha256 from hashes where key = ? and bytes = ? and modified_at = ?',
    )
    .pluck()
  const findSettled = database
    .prepare<[string], string>('select sha256 from hashes where key = ? and settled = 1')
    .pluck()
  const write = database.prepare(
    `insert into hashes values (?, ?, ?, ?, ?) on conflict (key) do update set
      bytes = excluded.bytes, modified_at = excluded.modified_at, sha256 = excluded.sha256,
      settled = max(settled, excluded.settled)
      where settled = 0 or sha256 = excluded.sha256`,
  )
  return {
    known: ({ key, bytes, modifiedAt }) => find.get(key, bytes, modifiedAt.getTime()) ?? null,
    settled: (key) => findSettled.get(key) ?? null,
    note: ({ key, bytes, modifiedAt }, sha256, settled) =>
      void write.run(key, bytes, modifiedAt.getTime(), sha256, settled ? 1 : 0),
    close: () => void database.close(),
  }
}
