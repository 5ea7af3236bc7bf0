import type { Run } from '../../media/jobs/queues.ts'
import type { Needs } from '../jobs/handler.ts'
import { outlookOf } from '../progress/share.ts'
import { costs } from './cost.ts'
import { afterPlan } from './follow-up.ts'
import { type Planned, plannedOf } from './planned.ts'

/**
 * Enters the plan of a video and adds its first jobs. If all of them are done already, it only requests publication
 * again.
 */
export async function startVideo({ ledger, jobs }: Needs, run: Run, planned: Planned): Promise<void> {
  await ledger.decide(run, planned)
  // The same job may have been delivered twice; the plan entered first counts.
  const { plan } = (await plannedOf(ledger, run)) ?? planned
  const made = await ledger.madeParts(run)
  await ledger.setOutlook(run, outlookOf(Object.fromEntries(costs(plan)), made))
  await afterPlan(jobs, run, plan, made)
  await jobs.publish(run)
}
