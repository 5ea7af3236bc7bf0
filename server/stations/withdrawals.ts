import type { SpotNames } from '../../media/spot-names.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'
import { tombstoneMessage } from './messages.ts'

export interface Withdrawn {
  id: string
  number: number
  title: string
  /** The reason, as a sentence for the person at the station. */
  message: string
}

// A station that has not reacted by then will not any more, and the list must stay short enough to be read.
const ASKED_FOR_MS = 90 * 24 * 3_600_000

/** Withdrawals that stations without an agent are asked to confirm on their page. */
export function createWithdrawals(
  { sync, holdings }: Pick<Reads, 'sync' | 'holdings'>,
  spots: Pick<SpotNames, 'code'>,
  now: () => Date = () => new Date(),
) {
  return {
    /** Withdrawn spots that a station has not confirmed, neither through its agent nor in person. */
    async unconfirmed(station: StationRecord): Promise<Withdrawn[]> {
      const since = Math.max(now().getTime() - ASKED_FOR_MS, Date.parse(station.createdAt))
      const gone = await sync.withdrawnSince(new Date(since).toISOString())
      const confirmed = await holdings.confirmedBy(station.id)
      const held = new Set((await holdings.of(station.id)).map(({ id }) => id))
      return gone
        .filter(({ id, change }) => {
          const byAgent = station.acknowledged >= change && !held.has(id)
          return !byAgent && !confirmed.has(`${id} ${change}`)
        })
        .map(({ id, number, title, reason }) => ({
          id,
          number,
          title,
          message: tombstoneMessage({ code: spots.code(number), title }, 'withdrawn', reason),
        }))
    },
  }
}
