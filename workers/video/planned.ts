import type { WorkTags } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'
import type { Ledger } from '../jobs/ledger.ts'
import type { SourceFacts } from '../probe/facts.ts'
import type { VideoPlan } from './plan.ts'

/** What was decided about a video before anything was made of it. All its jobs read it from the ledger. */
export interface Planned {
  tags: WorkTags
  facts: SourceFacts
  plan: VideoPlan
  /** Where the picture and sound are read from. */
  source: 'original' | 'remuxed'
}

/** The plan that the ledger holds, or null where nothing has been decided yet. */
export async function plannedOf(ledger: Pick<Ledger, 'decision'>, ref: VersionRef): Promise<Planned | null> {
  return (await ledger.decision(ref)) as Planned | null
}
