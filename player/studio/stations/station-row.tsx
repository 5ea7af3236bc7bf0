import type { Station } from '../../../media/schemas/station.ts'
import { formatAgo, formatCount } from '../format/format.ts'
import { hrefOf } from '../route/route.ts'
import { languageName } from '../texts/language-name.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { StationBadge } from './station-badge.tsx'

/** One station in the list. The name's link covers the whole row. */
export function StationRow({ station, openLogs }: { station: Station; openLogs: number }) {
  const { id, name, place, languages, lastContactAt, holds, airings } = station
  return (
    <li class="row row-wide">
      <div class="row-main">
        <h2 class="row-title">
          <a href={hrefOf({ screen: 'station', id })}>{name}</a>
        </h2>
        <p class="row-facts">
          {place !== '' && <span>{place}</span>}
          <span>
            {languages.length === 0
              ? stationTexts.stations.anyLanguage
              : languages.map(languageName).join(', ')}
          </span>
        </p>
        <p class="row-facts">
          {lastContactAt && (
            <span>{stationTexts.stations.lastContact(formatAgo(lastContactAt, new Date()))}</span>
          )}
          <span>{stationTexts.stations.holds(holds, formatCount(holds))}</span>
          <span>{stationTexts.stations.airings(airings, formatCount(airings))}</span>
        </p>
        {openLogs > 0 && <p class="row-alert">{stationTexts.openLogs.waiting(openLogs)}</p>}
      </div>
      <StationBadge station={station} />
    </li>
  )
}
