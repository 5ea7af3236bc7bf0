import { nothing } from '../arguments/read-arguments.ts'
import type { StationVerbNeeds } from './needs.ts'
import { stationLine } from './station-line.ts'

export async function listStations(
  args: readonly string[],
  { stations, print }: StationVerbNeeds,
): Promise<void> {
  nothing(args)
  for (const station of await stations.list()) print(stationLine(station))
}
