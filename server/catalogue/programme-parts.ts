import { newId } from '../../media/ids.ts'
import type { NewOutcome, NewProject, OutcomeEdit, ProjectEdit } from '../../media/schemas/programme.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import { moveTo, nextPosition } from './positions.ts'
import { newOutcomeColumns, newProjectColumns, outcomeColumns, projectColumns } from './programme-columns.ts'

export type ProgrammeParts = ReturnType<typeof createProgrammeParts>

/** Projects and outcomes of programmes: what is written. They are read with their programme. */
export function createProgrammeParts({ db }: Engine, now: () => Date = () => new Date()) {
  const touch = (trx: Connection, id: string) =>
    trx.updateTable('programmes').set({ updated_at: now().toISOString() }).where('id', '=', id).execute()

  return {
    /** @returns its id */
    addProject: (programmeId: string, { position, ...fields }: NewProject): Promise<string> =>
      atomically(db, async (trx) => {
        const id = newId()
        const last = await nextPosition(trx, 'programme_projects', programmeId)
        const columns = newProjectColumns(fields)
        await trx
          .insertInto('programme_projects')
          .values({ ...columns, id, programme_id: programmeId, position: last })
          .execute()
        if (position !== undefined) await moveTo(trx, 'programme_projects', programmeId, id, position)
        await touch(trx, programmeId)
        return id
      }),

    /** @returns whether the programme has such a project */
    editProject: (programmeId: string, id: string, edit: ProjectEdit): Promise<boolean> =>
      atomically(db, async (trx) => {
        const row = await trx
          .updateTable('programme_projects')
          // One column always, so that a change of nothing but the place is a valid statement too.
          .set({ ...projectColumns(edit), programme_id: programmeId })
          .where('id', '=', id)
          .where('programme_id', '=', programmeId)
          .returning('id')
          .executeTakeFirst()
        if (!row) return false
        if (edit.position !== undefined)
          await moveTo(trx, 'programme_projects', programmeId, id, edit.position)
        await touch(trx, programmeId)
        return true
      }),

    /**
     * Its works and outcomes stay with the programme.
     * @returns whether the programme had such a project
     */
    removeProject: (programmeId: string, id: string): Promise<boolean> =>
      atomically(db, async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('programme_projects')
          .where('id', '=', id)
          .where('programme_id', '=', programmeId)
          .executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await trx.updateTable('works').set({ project_id: null }).where('project_id', '=', id).execute()
        await trx
          .updateTable('programme_outcomes')
          .set({ project_id: null })
          .where('project_id', '=', id)
          .execute()
        await touch(trx, programmeId)
        return true
      }),

    /** @returns its id */
    addOutcome: (programmeId: string, { position, ...fields }: NewOutcome): Promise<string> =>
      atomically(db, async (trx) => {
        const id = newId()
        const last = await nextPosition(trx, 'programme_outcomes', programmeId)
        const columns = newOutcomeColumns(fields)
        await trx
          .insertInto('programme_outcomes')
          .values({ ...columns, id, programme_id: programmeId, position: last })
          .execute()
        if (position !== undefined) await moveTo(trx, 'programme_outcomes', programmeId, id, position)
        await touch(trx, programmeId)
        return id
      }),

    /** @returns whether the programme has such an outcome */
    editOutcome: (programmeId: string, id: string, edit: OutcomeEdit): Promise<boolean> =>
      atomically(db, async (trx) => {
        const row = await trx
          .updateTable('programme_outcomes')
          .set({ ...outcomeColumns(edit), programme_id: programmeId })
          .where('id', '=', id)
          .where('programme_id', '=', programmeId)
          .returning('id')
          .executeTakeFirst()
        if (!row) return false
        if (edit.position !== undefined)
          await moveTo(trx, 'programme_outcomes', programmeId, id, edit.position)
        await touch(trx, programmeId)
        return true
      }),

    /** @returns whether the programme had such an outcome */
    removeOutcome: (programmeId: string, id: string): Promise<boolean> =>
      atomically(db, async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('programme_outcomes')
          .where('id', '=', id)
          .where('programme_id', '=', programmeId)
          .executeTakeFirst()
        if (numDeletedRows > 0n) await touch(trx, programmeId)
        return numDeletedRows > 0n
      }),
  }
}
