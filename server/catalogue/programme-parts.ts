import { newId } from '../../media/ids.ts'
import type { NewOutcome, NewProject, OutcomeEdit, ProjectEdit } from '../../media/schemas/programme.ts'
import { releaseGroups } from './count-groups.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import { moveTo, nextPosition } from './positions.ts'
import { newOutcomeColumns, newProjectColumns, outcomeColumns, projectColumns } from './programme-columns.ts'

export type ProgrammeParts = ReturnType<typeof createProgrammeParts>

type PartTable = 'programme_projects' | 'programme_outcomes'

/** Writes projects and outcomes. They are read together with their programme. */
export function createProgrammeParts({ db }: Engine, now: () => Date = () => new Date()) {
  const touch = (trx: Connection, id: string) =>
    trx.updateTable('programmes').set({ updated_at: now().toISOString() }).where('id', '=', id).execute()

  /** Adds a part at the end of its list, or at the given position. */
  const add = (
    table: PartTable,
    programmeId: string,
    position: number | undefined,
    insert: (
      trx: Connection,
      place: { id: string; programme_id: string; position: number },
    ) => Promise<unknown>,
  ): Promise<string> =>
    atomically(db, async (trx) => {
      const id = newId()
      const last = await nextPosition(trx, table, programmeId)
      await insert(trx, { id, programme_id: programmeId, position: last })
      if (position !== undefined) await moveTo(trx, table, programmeId, id, position)
      await touch(trx, programmeId)
      return id
    })

  /** @param update resolves to something falsy if there is no such part */
  const edit = (
    table: PartTable,
    { programmeId, id }: { programmeId: string; id: string },
    position: number | undefined,
    update: (trx: Connection) => Promise<unknown>,
  ): Promise<boolean> =>
    atomically(db, async (trx) => {
      if (!(await update(trx))) return false
      if (position !== undefined) await moveTo(trx, table, programmeId, id, position)
      await touch(trx, programmeId)
      return true
    })

  /** @param release detaches what belongs to the part */
  const remove = (
    table: PartTable,
    programmeId: string,
    id: string,
    release?: (trx: Connection) => Promise<unknown>,
  ): Promise<boolean> =>
    atomically(db, async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom(table)
        .where('id', '=', id)
        .where('programme_id', '=', programmeId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return false
      await release?.(trx)
      await touch(trx, programmeId)
      return true
    })

  return {
    /** @returns its id */
    addProject: (programmeId: string, { position, ...fields }: NewProject): Promise<string> =>
      add('programme_projects', programmeId, position, (trx, place) =>
        trx
          .insertInto('programme_projects')
          .values({ ...newProjectColumns(fields), ...place })
          .execute(),
      ),

    /** @returns whether the programme has such a project */
    editProject: (programmeId: string, id: string, changes: ProjectEdit): Promise<boolean> =>
      edit('programme_projects', { programmeId, id }, changes.position, (trx) =>
        trx
          .updateTable('programme_projects')
          // Always sets a column, so that a change of the position alone is still a valid statement.
          .set({ ...projectColumns(changes), programme_id: programmeId })
          .where('id', '=', id)
          .where('programme_id', '=', programmeId)
          .returning('id')
          .executeTakeFirst(),
      ),

    /**
     * Its works and outcomes stay with the programme.
     * @returns whether the programme had such a project
     */
    removeProject: (programmeId: string, id: string): Promise<boolean> =>
      remove('programme_projects', programmeId, id, async (trx) => {
        for (const table of ['works', 'programme_outcomes'] as const)
          await trx.updateTable(table).set({ project_id: null }).where('project_id', '=', id).execute()
        await releaseGroups(trx, id)
      }),

    /** @returns its id */
    addOutcome: (programmeId: string, { position, ...fields }: NewOutcome): Promise<string> =>
      add('programme_outcomes', programmeId, position, (trx, place) =>
        trx
          .insertInto('programme_outcomes')
          .values({ ...newOutcomeColumns(fields), ...place })
          .execute(),
      ),

    /** @returns whether the programme has such an outcome */
    editOutcome: (programmeId: string, id: string, changes: OutcomeEdit): Promise<boolean> =>
      edit('programme_outcomes', { programmeId, id }, changes.position, (trx) =>
        trx
          .updateTable('programme_outcomes')
          .set({ ...outcomeColumns(changes), programme_id: programmeId })
          .where('id', '=', id)
          .where('programme_id', '=', programmeId)
          .returning('id')
          .executeTakeFirst(),
      ),

    /** @returns whether the programme had such an outcome */
    removeOutcome: (programmeId: string, id: string): Promise<boolean> =>
      remove('programme_outcomes', programmeId, id),
  }
}
