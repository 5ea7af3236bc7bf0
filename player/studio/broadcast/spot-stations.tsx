import { useEffect } from 'preact/hooks'
import type { SpotStations as Answer } from '../../../media/schemas/station.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { type SpotStation, type StandingStation, summaryOf } from './spot-standing.ts'

/** Stations poll every few minutes at best; refreshing more often would only load the link. */
const REFRESH_SECONDS = 15

/** Which stations hold a spot or, once it is off the air, which have confirmed that. */
export function SpotStations({ work }: { work: Work }) {
  const { calendar } = useHouse()
  const { value, problem, reload } = useFetched<Answer>(`/api/works/${work.id}/stations`, REFRESH_SECONDS)
  // A change of the spot changes what stations have to do.
  useEffect(() => {
    void reload()
  }, [reload, work.updatedAt])
  if (value === null) return problem && <ProblemNote problem={problem} onRetry={reload} />

  const { isOff, done, stations } = summaryOf(value, work.version)
  return (
    <section class="card" aria-label={texts.spotStations.title}>
      <h2>{texts.spotStations.title}</h2>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {stations.length === 0 ? (
        <p class="soft">
          {texts.spotStations.none} <a href={hrefOf({ screen: 'new-station' })}>{texts.spotStations.add}</a>
        </p>
      ) : (
        <>
          <p role="status" class={isOff && done < stations.length ? 'state state-warn' : 'state state-done'}>
            {isOff
              ? texts.spotStations.confirmed(done, stations.length)
              : texts.spotStations.holding(done, stations.length)}
          </p>
          {isOff && value.reason && (
            <p class="soft">
              {texts.spotStations.reasons[value.reason]}
              {value.since && ` ${texts.spotStations.since(formatInstant(value.since, calendar))}`}
            </p>
          )}
          {/* Of a spot that is on the air the list is seldom wanted, and long. */}
          <details key={String(isOff)} class="more-below" open={isOff}>
            <summary>{texts.spotStations.list}</summary>
            <ul class="plain">
              {stations.map((one) => (
                <StationLine key={one.station.id} {...one} />
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  )
}

function StationLine({ station, standing }: StandingStation) {
  const { calendar } = useHouse()
  return (
    <li class="account">
      <p>
        <a href={hrefOf({ screen: 'station', id: station.id })}>{station.name}</a>{' '}
        <span class="soft">{station.place}</span>
      </p>
      <ul class="badges">
        <li class={`badge badge-${standing}`}>{texts.spotStations.standings[standing]}</li>
        {station.confirmedAt && <li class="soft">{formatInstant(station.confirmedAt, calendar)}</li>}
      </ul>
      {station.notices.map((notice) => (
        <NoticeLine key={`${notice.channel} ${notice.at}`} notice={notice} />
      ))}
    </li>
  )
}

function NoticeLine({ notice }: { notice: SpotStation['notices'][number] }) {
  const { calendar } = useHouse()
  const { channel, state, detail, at } = notice
  return (
    <p class={state === 'failed' ? 'row-error' : 'soft'}>
      {texts.spotStations.notices[channel][state]} · {formatInstant(at, calendar)}
      {state !== 'sent' && detail && ` · ${detail}`}
    </p>
  )
}
