import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'

const RETRY_MS = 25

/**
 * Runs `work` while no other process of this machine holds the lock file. The lock is SQLite's own on an empty
 * database: the kernel gives it up when its holder dies, so that it can never be stale, which a file with a
 * process id in it can.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const database = new Database(path, { timeout: 0 })
  try {
    while (!tryLock(database)) await delay(RETRY_MS)
    return await work()
  } finally {
    database.close()
  }
}

function tryLock(database: Database.Database): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
