import type { Redis } from 'ioredis'
import { VIEW_STREAM, type ViewBeacon } from '../../media/jobs/queues.ts'
import type { UnvouchedViewReport } from '../../media/schemas/view.ts'
import { viewThreshold } from '../../media/viewing.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { UNVOUCHED_UNTIL } from '../catalogue/migrations/unvouched.ts'

/** Views of pages that were handed out before pages had tokens. */
export interface UnvouchedViews {
  add(workId: string, report: UnvouchedViewReport, duration: number | null): Promise<void>
}

// Enough for some hundred views a second over the day for which they are taken.
const MOST_BEACONS = 2_000_000
// Pages round what they measure.
const TOLERANCE_SECONDS = 0.1

/** Takes them for a day after the upgrade, in which the last of those pages are closed; afterwards anyone could invent them. */
export async function openUnvouchedViews(
  redis: Pick<Redis, 'xadd'>,
  settings: Pick<Reads['settings'], 'get'>,
  now: () => number = Date.now,
): Promise<UnvouchedViews> {
  const until = Date.parse((await settings.get(UNVOUCHED_UNTIL)) ?? '') || 0
  return {
    async add(workId, { viewing, seconds, ago = 0 }, duration) {
      if (now() >= until || seconds < viewThreshold(duration) - TOLERANCE_SECONDS) return
      const beacon: ViewBeacon = { workId, viewing, at: now() - ago * 1000 }
      await redis.xadd(VIEW_STREAM, 'MAXLEN', '~', MOST_BEACONS, '*', 'beacon', JSON.stringify(beacon))
    },
  }
}
