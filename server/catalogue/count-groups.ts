import { sql } from 'kysely'
import type { Connection } from './engine.ts'
import type { DailyCountRow, WorkRow } from './tables.ts'

/** What is said of a work that figures are asked for by; works of which the same is said share their sums of days. */
export type Grouped = Pick<WorkRow, 'programme_id' | 'project_id' | 'kind' | 'language'>

/** The same as columns of a key, in which nothing may be null. */
interface GroupKey {
  programme_id: string
  project_id: string
  kind: WorkRow['kind']
  language: string
}

const KEY = ['programme_id', 'project_id', 'kind', 'language', 'measure', 'day', 'page', 'apart'] as const

const keyOf = ({ programme_id, project_id, kind, language }: Grouped): GroupKey => ({
  programme_id: programme_id ?? '',
  project_id: project_id ?? '',
  kind,
  language: language ?? '',
})

const isSame = (one: GroupKey, other: GroupKey): boolean =>
  one.programme_id === other.programme_id &&
  one.project_id === other.project_id &&
  one.kind === other.kind &&
  one.language === other.language

export type GroupCount = Omit<DailyCountRow, 'work_id'> & GroupKey

/** What comes of works, by their groups. A work that was forgotten has none. */
export async function inGroups(
  connection: Connection,
  rows: readonly DailyCountRow[],
): Promise<GroupCount[]> {
  const ids = [...new Set(rows.map(({ work_id }) => work_id))]
  if (ids.length === 0) return []
  // Held as by `works.held`: nobody moves them to another group until these are added.
  const works = await connection
    .updateTable('works')
    .set((row) => ({ id: row.ref('id') }))
    .where('id', 'in', ids)
    .returning(['id', 'programme_id', 'project_id', 'kind', 'language'])
    .execute()
  const keys = new Map(works.map(({ id, ...grouped }) => [id, keyOf(grouped)]))
  const sums = new Map<string, GroupCount>()
  for (const { work_id, ...count } of rows) {
    const key = keys.get(work_id)
    if (!key) continue
    const row = { ...key, ...count }
    const name = KEY.map((column) => row[column]).join(' ')
    const sum = sums.get(name)
    if (sum) sum.amount += row.amount
    else sums.set(name, row)
  }
  return [...sums.values()]
}

export async function addToGroups(connection: Connection, rows: readonly GroupCount[]): Promise<void> {
  if (rows.length === 0) return
  await connection
    .insertInto('daily_group_counts')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns([...KEY])
        .doUpdateSet((of) => ({ amount: of('daily_group_counts.amount', '+', of.ref('excluded.amount')) })),
    )
    .execute()
}

/**
 * Moves what was ever counted of a work to the group that it now belongs to.
 * @param after null for a work that is forgotten
 */
export async function regroup(
  connection: Connection,
  workId: string,
  before: Grouped,
  after: Grouped | null,
): Promise<void> {
  const from = keyOf(before)
  const to = after && keyOf(after)
  if (to && isSame(from, to)) return
  await addAll(connection, workId, from, -1)
  if (to) await addAll(connection, workId, to, 1)
}

async function addAll(
  connection: Connection,
  workId: string,
  { programme_id, project_id, kind, language }: GroupKey,
  sign: 1 | -1,
): Promise<void> {
  await sql`insert into daily_group_counts
      (programme_id, project_id, kind, language, day, measure, page, apart, amount)
    select cast(${programme_id} as text), cast(${project_id} as text), cast(${kind} as text), cast(${language} as text),
      day, measure, page, apart, amount * cast(${sign} as integer)
    from daily_counts where work_id = ${workId}
    on conflict (programme_id, project_id, kind, language, measure, day, page, apart)
    do update set amount = daily_group_counts.amount + excluded.amount`.execute(connection)
}

/** The works of a project stay with its programme when it is removed, and so do their sums. */
export async function releaseGroups(connection: Connection, projectId: string): Promise<void> {
  await sql`insert into daily_group_counts
      (programme_id, project_id, kind, language, day, measure, page, apart, amount)
    select programme_id, '', kind, language, day, measure, page, apart, amount
    from daily_group_counts where project_id = ${projectId}
    on conflict (programme_id, project_id, kind, language, measure, day, page, apart)
    do update set amount = daily_group_counts.amount + excluded.amount`.execute(connection)
  await connection.deleteFrom('daily_group_counts').where('project_id', '=', projectId).execute()
}
