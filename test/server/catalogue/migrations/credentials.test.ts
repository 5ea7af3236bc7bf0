import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { expect, test } from 'vitest'
import { noteUseOfCredentials } from '../../../../server/catalogue/migrations/credentials.ts'

interface Before {
  sessions: { hash: string; user_id: string; agent?: string | null; used_at?: string | null }
  tokens: { id: string; name: string; used_at?: string | null }
}

test('sessions and tokens from before go on, and say that their use was not noted', async () => {
  const db = new Kysely<Before>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) })
  await db.schema.createTable('sessions').addColumn('hash', 'text').addColumn('user_id', 'text').execute()
  await db.schema.createTable('tokens').addColumn('id', 'text').addColumn('name', 'text').execute()
  await db.insertInto('sessions').values({ hash: 'h', user_id: 'u' }).execute()
  await db.insertInto('tokens').values({ id: 't', name: 'subidas' }).execute()

  await noteUseOfCredentials(db as unknown as Kysely<unknown>)

  expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([
    { hash: 'h', user_id: 'u', agent: null, used_at: null },
  ])
  expect(await db.selectFrom('tokens').selectAll().execute()).toEqual([
    { id: 't', name: 'subidas', used_at: null },
  ])
  await db.destroy()
})
