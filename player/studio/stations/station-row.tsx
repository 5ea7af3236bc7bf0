import type { Station } from '../../../media/schemas/station.ts'
import { formatAgo, formatCount } from '../format/format.ts'
import { hrefOf } from '../route/route.ts'
import { languageName } from '../texts/language-name.ts'
import { texts } from '../texts/texts.ts'
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
            {languages.length === 0 ? texts.stations.anyLanguage : languages.map(languageName).join(', ')}
          </span>
        </p>
        <p class="row-facts">
          {lastContactAt && <span>{texts.stations.lastContact(formatAgo(lastContactAt, new Date()))}</span>}
          <span>{texts.stations.holds(holds, formatCount(holds))}</span>
          <span>{texts.stations.airings(airings, formatCount(airings))}</span>
        </p>
        {openLogs > 0 && <p class="row-alert">{texts.openLogs.waiting(openLogs)}</p>}
      </div>
      <StationBadge station={station} />
    </li>
  )
}
