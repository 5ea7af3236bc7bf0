import { foldName } from '../rules/programme-name.ts'
import type { Connection } from './engine.ts'

/** The programme that has or once had this name or slug. */
export async function programmeNamed(connection: Connection, name: string): Promise<string | null> {
  const row = await connection
    .selectFrom('programme_names')
    .select('programme_id')
    .where('name', '=', foldName(name))
    .executeTakeFirst()
  return row?.programme_id ?? null
}

/**
 * Records names of a programme. A name already taken stays with its programme, so old URLs keep leading where they
 * always did.
 */
export async function addNames(
  connection: Connection,
  programmeId: string,
  names: readonly string[],
): Promise<void> {
  for (const name of new Set(names.map(foldName))) {
    await connection
      .insertInto('programme_names')
      .values({ name, programme_id: programmeId })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  }
}
