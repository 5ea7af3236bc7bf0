import { createHash } from 'node:crypto'
import type { House } from '../../media/house.ts'
import type { SyncHouse } from '../../media/schemas/sync.ts'
import { zoneOffsets } from '../../media/zones.ts'

interface ToldHouse {
  said: SyncHouse
  /** Changes with it. */
  tag: string
}

/**
 * What agents are told about the organisation. The offsets cover whole years, so the response stays the same all year
 * and agents hear of the next year in time.
 */
export function createSyncHouse({ calendar, spots }: Pick<House, 'calendar' | 'spots'>) {
  let known: (ToldHouse & { year: number }) | null = null

  return (now: Date): ToldHouse => {
    const year = now.getUTCFullYear()
    if (known?.year === year) return known
    const offsets = zoneOffsets(calendar.zone, Date.UTC(year - 1, 0, 1), Date.UTC(year + 2, 0, 1))
    const said: SyncHouse = {
      spotPrefix: spots.prefix,
      timeZone: calendar.zone,
      offsets: offsets.map(({ from, minutes }) => ({ from: new Date(from).toISOString(), minutes })),
    }
    const tag = createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 6)
    known = { year, said, tag }
    return known
  }
}
