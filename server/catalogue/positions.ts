import type { Connection } from './engine.ts'

/** Lists that staff arrange: all programmes, or the parts of one. */
export type Ordered = 'programmes' | 'programme_projects' | 'programme_outcomes'

/** The position after the last entry. @param programmeId null for the list of all programmes */
export async function nextPosition(
  connection: Connection,
  table: Ordered,
  programmeId: string | null,
): Promise<number> {
  return (await idsInOrder(connection, table, programmeId)).length
}

/** Moves an entry to a position. The lists are short, so all entries are renumbered and no gap or tie remains. */
export async function moveTo(
  connection: Connection,
  table: Ordered,
  programmeId: string | null,
  id: string,
  position: number,
): Promise<void> {
  const others = (await idsInOrder(connection, table, programmeId)).filter((other) => other !== id)
  for (const [place, each] of others.toSpliced(position, 0, id).entries()) {
    await connection.updateTable(table).set({ position: place }).where('id', '=', each).execute()
  }
}

async function idsInOrder(
  connection: Connection,
  table: Ordered,
  programmeId: string | null,
): Promise<string[]> {
  const rows =
    table === 'programmes'
      ? await connection.selectFrom('programmes').select('id').orderBy('position').orderBy('id').execute()
      : await connection
          .selectFrom(table)
          .select('id')
          .where('programme_id', '=', programmeId ?? '')
          .orderBy('position')
          .orderBy('id')
          .execute()
  return rows.map((row) => row.id)
}
