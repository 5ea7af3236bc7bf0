import { hrefOf } from '../route/route.ts'
import { words as stationTexts } from '../texts/stations/words.ts'

/** Back to the list of all stations. */
export function StationsLink() {
  return (
    <a class="back" href={hrefOf({ screen: 'stations' })}>
      <span aria-hidden="true">← </span>
      {stationTexts.stations.back}
    </a>
  )
}
