import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'

/** Back to the list of all stations. */
export function StationsLink() {
  return (
    <a class="back" href={hrefOf({ screen: 'stations' })}>
      <span aria-hidden="true">← </span>
      {texts.stations.back}
    </a>
  )
}
