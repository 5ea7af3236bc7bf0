import { useState } from 'preact/hooks'
import { daysAfter } from '../../../media/calendar.ts'
import type { AiringTotals as Answer } from '../../../media/schemas/airing.ts'
import { formatCalendarDay, formatCount } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { language } from '../language/words.ts'
import { TextField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { hrefOf } from '../route/route.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'
import { type AiringGroup, groupAirings } from './group-airings.ts'

/** For one spot, by station; or for one station, by spot. */
export type AiringsOf = { work: string } | { station: string }

interface Period {
  /** YYYY-MM-DD, both inclusive. */
  from: string
  until: string
}

const DAYS_SHOWN = 30

/** How often a spot was aired, per day. A station's totals link to the certificate of the same days. */
export function AiringTotals({ of }: { of: AiringsOf }) {
  const { calendar } = useHouse()
  const [period, setPeriod] = useState(() => lastDays(calendar.dayOf(new Date())))
  const isValid = period.from !== '' && period.until !== '' && period.from <= period.until
  return (
    <section class="card" aria-label={stationTexts.airings.title}>
      <h2>{stationTexts.airings.title}</h2>
      <div class="pair">
        <TextField
          label={stationTexts.airings.from}
          type="date"
          value={period.from}
          onType={(from) => setPeriod({ ...period, from })}
        />
        <TextField
          label={stationTexts.airings.until}
          type="date"
          value={period.until}
          fault={isValid ? undefined : stationTexts.airings.periodFaulty}
          onType={(until) => setPeriod({ ...period, until })}
        />
      </div>
      {isValid && <Totals key={`${period.from} ${period.until}`} of={of} period={period} />}
      {isValid && 'station' in of && (
        <div class="buttons">
          <a
            class="button"
            href={`/api/stations/${of.station}/constancia?desde=${period.from}&hasta=${period.until}`}
            target="_blank"
            rel="noopener"
          >
            {stationTexts.airings.certificate}
          </a>
        </div>
      )}
    </section>
  )
}

function Totals({ of, period }: { of: AiringsOf; period: Period }) {
  const { spots } = useHouse()
  const query = new URLSearchParams({ ...of, ...period })
  const { value, problem, reload } = useFetched<Answer>(`/api/airings?${query}`)
  if (value === null) {
    return problem ? <ProblemNote problem={problem} onRetry={reload} /> : <p>{texts.common.loading}</p>
  }
  const groups = groupAirings(value.items, 'station' in of ? 'work' : 'station', spots)
  return (
    <>
      <p class="figure">{stationTexts.airings.total(value.total, formatCount(value.total))}</p>
      <ul class="plain">
        {groups.map((group) => (
          <Group key={group.id} group={group} screen={'station' in of ? 'work' : 'station'} />
        ))}
      </ul>
      {value.items.length > 0 && (
        <div class="buttons">
          <a class="button" href={`/api/airings?${query}&format=xlsx&lang=${language.value}`} download>
            {stationTexts.airings.xlsx}
          </a>
        </div>
      )}
    </>
  )
}

function Group({ group, screen }: { group: AiringGroup; screen: 'work' | 'station' }) {
  const { id, name, count, days } = group
  return (
    <li class="account">
      <p class="spread">
        <a href={hrefOf({ screen, id })}>{name}</a>
        <strong>{formatCount(count)}</strong>
      </p>
      <details class="more-below">
        <summary>{stationTexts.airings.days(days.length)}</summary>
        <table class="days">
          <tbody>
            {days.map((one) => (
              <tr key={one.day}>
                <th scope="row">{formatCalendarDay(one.day)}</th>
                <td>{formatCount(one.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  )
}

function lastDays(today: string): Period {
  return { from: daysAfter(today, 1 - DAYS_SHOWN), until: today }
}
