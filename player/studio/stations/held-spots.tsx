import { useEffect } from 'preact/hooks'
import type { Static } from 'typebox'
import type { Station, StationSpots } from '../../../media/schemas/station.ts'
import { formatDay } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { hrefOf } from '../route/route.ts'
import { words as stationTexts } from '../texts/stations/words.ts'

/** The spots on a station's disk, as it last acknowledged. */
export function HeldSpots({ station }: { station: Station }) {
  const { calendar } = useHouse()
  const { value, problem, reload } = useFetched<Static<typeof StationSpots>>(
    `/api/stations/${station.id}/spots`,
  )
  useEffect(() => {
    void reload()
  }, [reload, station.acknowledgedAt])
  return (
    <section class="card" aria-label={stationTexts.stations.held}>
      <h2>{stationTexts.stations.held}</h2>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {value?.items.length === 0 && <p class="soft">{stationTexts.stations.heldNone}</p>}
      <ul class="plain">
        {value?.items.map(({ id, title, version, since }) => (
          <li key={id} class="account">
            <a href={hrefOf({ screen: 'work', id })}>{title}</a>
            <p class="soft">{stationTexts.stations.heldSince(version, formatDay(since, calendar))}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
