import { type Kysely, sql } from 'kysely'
import type { Kind } from '../../../media/vocabulary.ts'
import { scriptFingerprint } from '../../rules/script-fingerprint.ts'

interface Said {
  id: string
  kind: Kind
  language: string | null
  broadcast: string
  sha256: string
}

/** When the sentences of scripts are heard. Works from before are timed as soon as a worker has a moment. */
export async function createTimedScripts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('timed_scripts')
    .addColumn('work_id', 'text', (column) => column.primaryKey().references('works.id').onDelete('cascade'))
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('sound', 'text', (column) => column.notNull())
    .addColumn('script', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('sentences', 'text', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('timed_at', 'text', (column) => column.notNull())
    .execute()
  // One at a time: SQLite adds no two columns at once.
  await db.schema.alterTable('works').addColumn('script_said', 'text').execute()
  await db.schema.alterTable('works').addColumn('timed_at', 'text').execute()
  await db.schema.createIndex('works_script_said').on('works').column('script_said').execute()

  const { rows } = await sql<Said>`
    select id, kind, language, broadcast, sha256 from works where broadcast is not null`.execute(db)
  for (const { broadcast, ...work } of rows) {
    const said = scriptFingerprint({ ...work, broadcast: JSON.parse(broadcast) })
    if (said !== null) await sql`update works set script_said = ${said} where id = ${work.id}`.execute(db)
  }
}
