import type { Report } from '../../media/schemas/report.ts'
import type { Actor } from '../records/actor.ts'
import { type ActNeeds, createAct } from './act.ts'

export type ReportActions = ReturnType<typeof createReportActions>

/** What staff do with reports. */
export function createReportActions(needs: ActNeeds) {
  const act = createAct(needs)
  return {
    /** Keeps a report as it is now, whatever becomes of its data. */
    fix: (actor: Actor, report: Report, by: string): Promise<Report> =>
      act(actor, 'report.fix', async ({ to, note }) => {
        const fixed = await to.reports.fix(report, by)
        const { from, until, partner, programme } = fixed
        note(fixed.fixed?.id ?? '', { after: { programme: programme.id, from, until, partner } })
        return fixed
      }),
  }
}
