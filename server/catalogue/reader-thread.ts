import SqliteDatabase from 'better-sqlite3'
import { createNodeOnMessageCallback } from 'kysely-generic-sqlite/worker-helper-node'

// Runs in a thread of its own, started by `sqlite.ts`: one connection that only reads.
createNodeOnMessageCallback<{ path: string }>(({ path }) => {
  const database = new SqliteDatabase(path, { readonly: true })
  return {
    db: database,
    query: (_isSelect, sql, parameters = []) => ({ rows: database.prepare(sql).all(...parameters) }),
    close: () => void database.close(),
  }
})
