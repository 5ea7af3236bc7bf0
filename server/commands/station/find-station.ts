import type { Reads } from '../../catalogue/catalogue.ts'
import type { StationRecord } from '../../records/station.ts'
import { UsageError } from '../arguments/read-arguments.ts'

/**
 * The station with this name or id.
 * @throws UsageError where there is none, or more than one
 */
export async function findStation(
  stations: Pick<Reads['stations'], 'list'>,
  which: string,
): Promise<StationRecord> {
  const named = (await stations.list()).filter(
    ({ id, name, revokedAt }) => revokedAt === null && (id === which || name === which),
  )
  const [station] = named
  if (!station) throw new UsageError(`no station is called ${which}`)
  if (named.length > 1) throw new UsageError(`several stations are called ${which}: give the id`)
  return station
}
