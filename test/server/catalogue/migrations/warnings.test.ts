import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { expect, test } from 'vitest'
import { widenWarnings } from '../../../../server/catalogue/migrations/warnings.ts'

interface Works {
  works: { id: string; published: string | null }
}

test('warnings that were only a code become entries, all else stays', async () => {
  const db = new Kysely<Works>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) })
  await db.schema.createTable('works').addColumn('id', 'text').addColumn('published', 'text').execute()
  const rows = [
    { id: 'flagged', published: '{"kind":"spot","warnings":["short_term_high","loudness_missed"],"gain":3}' },
    { id: 'clean', published: '{"kind":"spot","warnings":[]}' },
    { id: 'film', published: '{"kind":"video"}' },
    { id: 'new', published: null },
  ]
  await db.insertInto('works').values(rows).execute()

  await widenWarnings(db as Kysely<unknown>)

  const found = await db.selectFrom('works').selectAll().execute()
  expect(found).toEqual([
    {
      id: 'flagged',
      published:
        '{"kind":"spot","warnings":[{"code":"short_term_high"},{"code":"loudness_missed"}],"gain":3}',
    },
    ...rows.slice(1),
  ])
  await db.destroy()
})
