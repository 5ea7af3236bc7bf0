import { newId } from '../../media/ids.ts'
import type { Report } from '../../media/schemas/report.ts'
import type { Engine } from './engine.ts'

export type Reports = ReturnType<typeof createReports>

/** Reports whose numbers stay as they were. */
export function createReports({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** @param by name of who fixed it, which the report shows */
    async fix(report: Report, by: string): Promise<Report> {
      const id = newId()
      const at = now().toISOString()
      const fixed: Report = { ...report, fixed: { id, at, by } }
      await db
        .insertInto('reports')
        .values({ id, programme_id: report.programme.id, fixed_at: at, data: JSON.stringify(fixed) })
        .execute()
      return fixed
    },

    async byId(id: string): Promise<Report | null> {
      const row = await db.selectFrom('reports').select('data').where('id', '=', id).executeTakeFirst()
      return row ? (JSON.parse(row.data) as Report) : null
    },

    /** Those of a programme, the latest first. */
    async list(programmeId: string): Promise<Report[]> {
      const rows = await db
        .selectFrom('reports')
        .select('data')
        .where('programme_id', '=', programmeId)
        .orderBy('fixed_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(({ data }) => JSON.parse(data) as Report)
    },
  }
}
