import { newId } from '../../media/ids.ts'
import type { NewProgramme, ProgrammeEdit } from '../../media/schemas/programme.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import { firstFree, slugOf } from '../rules/slug.ts'
import { nextNumber } from './counters.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import { moveTo, nextPosition } from './positions.ts'
import { outcomeRecord, programmeColumns, programmeRecord, projectRecord } from './programme-columns.ts'
import { addNames, programmeNamed } from './programme-names.ts'
import type { OutcomeRow, ProgrammeRow, ProjectRow } from './programme-tables.ts'

export type Programmes = ReturnType<typeof createProgrammes>

/** Programmes with their projects and outcomes. There are tens of them, so lists are not paged. */
export function createProgrammes({ db }: Engine, now: () => Date = () => new Date()) {
  const byId = async (id: string): Promise<ProgrammeRecord | null> => {
    const row = await db.selectFrom('programmes').selectAll().where('id', '=', id).executeTakeFirst()
    const [programme] = row ? await withParts(db, [row]) : []
    return programme ?? null
  }

  return {
    byId,

    /** All programmes, in the order set by staff. */
    async list(): Promise<ProgrammeRecord[]> {
      const rows = await db.selectFrom('programmes').selectAll().orderBy('position').orderBy('id').execute()
      return withParts(db, rows)
    },

    /** Finds a programme by id, or by any name or slug it has or ever had. */
    async find(said: string): Promise<ProgrammeRecord | null> {
      const named = await programmeNamed(db, said)
      return named === null ? byId(said) : byId(named)
    },

    create: (fields: NewProgramme): Promise<string> =>
      atomically(db, (trx) => insertProgramme(trx, fields, now())),

    /**
     * Its works carry its name; they are renamed later (`strays`).
     * @returns whether there is such a programme
     */
    edit: (id: string, edit: ProgrammeEdit): Promise<boolean> =>
      atomically(db, async (trx) => {
        const seen = await trx.selectFrom('programmes').selectAll().where('id', '=', id).executeTakeFirst()
        if (!seen) return false
        const before = seen.name
        const name = edit.title?.es.trim() ?? before
        const slug = seen.slug_fixed || name === before ? seen.slug : await freeSlug(trx, name, id)
        await trx
          .updateTable('programmes')
          .set({
            ...programmeColumns(edit),
            name,
            ...(name !== before && { renaming: 1 }),
            slug,
            slug_fixed: seen.slug_fixed || edit.visibility === 'public' ? 1 : 0,
            updated_at: now().toISOString(),
          })
          .where('id', '=', id)
          .execute()
        if (name !== before) await addNames(trx, id, [name, slug])
        if (edit.position !== undefined) await moveTo(trx, 'programmes', null, id, edit.position)
        return true
      }),

    /** Renamed programmes, each with up to `limit` works that still carry an earlier name. */
    async strays(limit: number): Promise<{ programmeId: string; name: string; workIds: string[] }[]> {
      const renamed = await db
        .selectFrom('programmes')
        .select(['id', 'name'])
        .where('renaming', '=', 1)
        .execute()
      return Promise.all(
        renamed.map(async ({ id, name }) => {
          const works = await db
            .selectFrom('works')
            .select('id')
            .where('programme_id', '=', id)
            .where('programme', '!=', name)
            .limit(limit)
            .execute()
          return { programmeId: id, name, workIds: works.map((work) => work.id) }
        }),
      )
    },

    /** Records that no work carries an earlier name any more, unless it was renamed again in the meantime. */
    async settled(programmeId: string, name: string): Promise<void> {
      await db
        .updateTable('programmes')
        .set({ renaming: 0 })
        .where('id', '=', programmeId)
        .where('name', '=', name)
        .execute()
    },

    /** Takes one away with its projects and outcomes. Where works belong to it, nothing happens. */
    remove: (id: string): Promise<'removed' | 'unknown' | 'in use'> =>
      atomically(db, async (trx) => {
        const work = await trx
          .selectFrom('works')
          .select('id')
          .where('programme_id', '=', id)
          .limit(1)
          .executeTakeFirst()
        if (work) return 'in use'
        const { numDeletedRows } = await trx.deleteFrom('programmes').where('id', '=', id).executeTakeFirst()
        return numDeletedRows > 0n ? 'removed' : 'unknown'
      }),
  }
}

/** A new programme, last in the list. */
export async function insertProgramme(
  trx: Connection,
  { title, text, visibility = 'draft' }: NewProgramme,
  now: Date,
): Promise<string> {
  const id = newId()
  const time = now.toISOString()
  // Held to the end of the transaction: two of one name at the same moment would choose the same slug.
  await nextNumber(trx, 'programme')
  const slug = await freeSlug(trx, title.es, id)
  await trx
    .insertInto('programmes')
    .values({
      id,
      slug,
      slug_fixed: visibility === 'public' ? 1 : 0,
      name: title.es.trim(),
      title: JSON.stringify(title),
      text: JSON.stringify(text ?? { es: '', qu: '', en: '' }),
      visibility,
      position: await nextPosition(trx, 'programmes', null),
      renaming: 0,
      created_at: time,
      updated_at: time,
    })
    .execute()
  await addNames(trx, id, [title.es, slug])
  return id
}

async function freeSlug(connection: Connection, name: string, id: string): Promise<string> {
  const slug = slugOf(name)
  const rows = await connection
    .selectFrom('programmes')
    .select('slug')
    .where('id', '!=', id)
    .where((where) => where.or([where('slug', '=', slug), where('slug', 'like', `${slug}-%`)]))
    .execute()
  return firstFree(slug, new Set(rows.map((row) => row.slug)))
}

async function withParts(connection: Connection, rows: readonly ProgrammeRow[]): Promise<ProgrammeRecord[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const projects = (await partsOf(connection, 'programme_projects', ids)) as Map<string, ProjectRow[]>
  const outcomes = (await partsOf(connection, 'programme_outcomes', ids)) as Map<string, OutcomeRow[]>
  return rows.map((row) =>
    programmeRecord(
      row,
      (projects.get(row.id) ?? []).map(projectRecord),
      (outcomes.get(row.id) ?? []).map(outcomeRecord),
    ),
  )
}

async function partsOf(
  connection: Connection,
  table: 'programme_projects' | 'programme_outcomes',
  programmeIds: string[],
) {
  const rows: (ProjectRow | OutcomeRow)[] = await connection
    .selectFrom(table)
    .selectAll()
    .where('programme_id', 'in', programmeIds)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ programme_id }) => programme_id)
}
