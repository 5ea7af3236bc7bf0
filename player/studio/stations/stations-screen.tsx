import type { OpenLog } from '../../../media/schemas/airing-log.ts'
import type { Station } from '../../../media/schemas/station.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { hrefOf } from '../route/route.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'
import { StationRow } from './station-row.tsx'
import { activeFirst } from './station-state.ts'

const REFRESH_SECONDS = 60

/** All stations, with what staff want to know before they call one. */
export function StationsScreen() {
  const waiting = useFetched<{ items: OpenLog[] }>('/api/airing-logs', REFRESH_SECONDS).value?.items ?? []
  const { value, problem, reload } = useFetched<{ items: Station[] }>('/api/stations', REFRESH_SECONDS)
  const add = (
    <a class="button button-main" href={hrefOf({ screen: 'new-station' })}>
      {stationTexts.stations.add}
    </a>
  )
  return (
    <Screen title={stationTexts.stations.title} action={add}>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {value === null && problem === null && <p class="soft">{texts.common.loading}</p>}
      {value?.items.length === 0 && (
        <div class="empty">
          <h2>{stationTexts.stations.emptyTitle}</h2>
          <p>{stationTexts.stations.emptyText}</p>
        </div>
      )}
      <ul class="rows">
        {value &&
          activeFirst(value.items).map((station) => (
            <StationRow
              key={station.id}
              station={station}
              openLogs={waiting.filter((log) => log.station.id === station.id).length}
            />
          ))}
      </ul>
    </Screen>
  )
}
