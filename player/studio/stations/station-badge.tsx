import type { Station } from '../../../media/schemas/station.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { stationState } from './station-state.ts'

/** The state of a station, in words and colour. */
export function StationBadge({ station }: { station: Station }) {
  const state = stationState(station, new Date())
  return <span class={`badge badge-${state}`}>{stationTexts.stations.states[state]}</span>
}
