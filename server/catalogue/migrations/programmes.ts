import { type Kysely, sql } from 'kysely'
import { newId } from '../../../media/ids.ts'
import { foldName } from '../../rules/programme-name.ts'
import { firstFree, slugOf } from '../../rules/slug.ts'

/**
 * Programmes become records of their own. Whatever works said in free text is kept: each name gives one draft
 * programme, and spellings that differ only in case and spaces give the same one.
 */
export async function createProgrammes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programmes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('slug_fixed', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('renaming', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('programme_projects')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) =>
      column.notNull().references('programmes.id').onDelete('cascade'),
    )
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('places', 'text', (column) => column.notNull())
    .addColumn('partner', 'text')
    .addColumn('starts_on', 'text')
    .addColumn('ends_on', 'text')
    .addColumn('picture', 'text')
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('programme_projects_order')
    .on('programme_projects')
    .columns(['programme_id', 'position'])
    .execute()

  await db.schema
    .createTable('programme_outcomes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) =>
      column.notNull().references('programmes.id').onDelete('cascade'),
    )
    .addColumn('project_id', 'text')
    .addColumn('figure', 'text', (column) => column.notNull())
    .addColumn('sentence', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('programme_outcomes_order')
    .on('programme_outcomes')
    .columns(['programme_id', 'position'])
    .execute()

  await db.schema
    .createTable('programme_names')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) =>
      column.notNull().references('programmes.id').onDelete('cascade'),
    )
    .execute()
  await db.schema
    .createIndex('programme_names_programme')
    .on('programme_names')
    .column('programme_id')
    .execute()

  await db.schema.alterTable('works').addColumn('programme_id', 'text').execute()
  await db.schema.alterTable('works').addColumn('project_id', 'text').execute()
  await db.schema
    .createIndex('works_of_programme')
    .on('works')
    .columns(['programme_id', 'listed_at', 'id'])
    .execute()
  await db.schema
    .createIndex('works_of_programme_kind')
    .on('works')
    .columns(['programme_id', 'kind', 'listed_at', 'id'])
    .execute()
  await db.schema.createIndex('works_project').on('works').columns(['project_id', 'listed_at']).execute()

  await sql`insert into counters (name, value) values ('programme', 0)`.execute(db)
  await takeOverNames(db)
}

async function takeOverNames(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ programme: string; works: number }>`
    select programme, count(*) as works from works where programme is not null group by programme`.execute(db)
  const spellings = Map.groupBy(
    rows.filter(({ programme }) => programme.trim() !== ''),
    ({ programme }) => foldName(programme),
  )
  const slugs = new Set<string>()
  const time = new Date().toISOString()
  let position = 0
  for (const [name, spelled] of [...spellings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // The spelling that most works use is the one that people know.
    const [usual] = spelled.sort((a, b) => Number(b.works) - Number(a.works))
    const title = usual?.programme.trim() ?? name
    const id = newId()
    const slug = firstFree(slugOf(title), slugs)
    slugs.add(slug)
    const inSpanish = (es: string) => JSON.stringify({ es, qu: '', en: '' })
    await sql`insert into programmes (id, slug, slug_fixed, name, title, text, visibility, position, renaming, created_at, updated_at)
      values (${id}, ${slug}, 0, ${title}, ${inSpanish(title)}, ${inSpanish('')}, 'draft', ${position++}, ${spelled.length > 1 ? 1 : 0}, ${time}, ${time})`.execute(
      db,
    )
    for (const known of new Set([name, slug])) {
      await sql`insert into programme_names (name, programme_id) values (${known}, ${id})
        on conflict (name) do nothing`.execute(db)
    }
    for (const { programme } of spelled) {
      await sql`update works set programme_id = ${id} where programme = ${programme}`.execute(db)
    }
  }
}
