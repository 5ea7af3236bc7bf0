import type { SpotNames } from '../../media/spot-names.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'
import { tombstoneMessage } from './messages.ts'

export interface Withdrawn {
  id: string
  number: number
  title: string
  /** Why, as a sentence for the person at the station. */
  message: string
}

// Who has not said a word in this time will not any more, and the list has to stay one that is read.
const ASKED_FOR_MS = 90 * 24 * 3_600_000

/** What stations are asked to take off the air, by people who see a page instead of an agent. */
export function createWithdrawals(
  { sync, holdings }: Pick<Reads, 'sync' | 'holdings'>,
  spots: Pick<SpotNames, 'code'>,
  now: () => Date = () => new Date(),
) {
  return {
    /** What was withdrawn and a station has not confirmed, neither by its agent nor by a person. */
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
