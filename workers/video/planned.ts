import type { WorkTags } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'
import type { Ledger } from '../jobs/ledger.ts'
import { BT709 } from '../probe/colours.ts'
import type { PictureFacts, SourceFacts } from '../probe/facts.ts'
import { perSecond } from '../probe/frame-rate.ts'
import { plainMix } from '../sound/mix.ts'
import type { VideoPlan } from './plan.ts'

/** What was decided about a video before any of it was made. All its jobs read it from the ledger. */
export interface Planned {
  tags: WorkTags
  facts: SourceFacts
  plan: VideoPlan
  /** The file that picture and sound are read from. */
  source: 'original' | 'remuxed'
}

/** The plan in the ledger, or null if nothing has been decided yet. */
export async function plannedOf(ledger: Pick<Ledger, 'decision'>, ref: VersionRef): Promise<Planned | null> {
  const decision = (await ledger.decision(ref)) as Planned | null
  return decision === null ? null : withAllFacts(decision)
}

/**
 * Completes a plan from before an update of Chaski with the fields it did not have, so that its film can be finished.
 */
export function withAllFacts(planned: Planned): Planned {
  const { plan, facts } = planned
  if (plan.picture.colours !== undefined) return planned
  const older = plan.sound as { channels?: number } | null
  const mix = plainMix(older?.channels ?? 2, null)
  const picture = withItsFacts(plan.picture)
  const sound = facts.sound && { ...facts.sound, mix, balance: 'even' as const }
  return {
    ...planned,
    facts: { ...facts, told: facts.duration, isProtected: false, picture, sound },
    plan: { ...plan, picture, sound: plan.sound && { ...plan.sound, codec: sound?.codec ?? '', mix } },
  }
}

function withItsFacts(picture: PictureFacts): PictureFacts {
  const { hdr } = picture as { hdr?: 'pq' | 'hlg' | null }
  const { width, height, rate } = picture
  const transfer = hdr === 'pq' ? 'smpte2084' : 'arib-std-b67'
  return {
    ...picture,
    coded: { width, height },
    spacing: 1 / perSecond(rate),
    isTurned: false,
    colours: hdr ? { matrix: 'bt2020nc', primaries: 'bt2020', transfer, range: 'limited' } : BT709,
    indexed: null,
  }
}
