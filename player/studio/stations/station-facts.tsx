import type { Station } from '../../../media/schemas/station.ts'
import { formatCount, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { Fact } from '../parts/fact.tsx'
import { languageName } from '../texts/language-name.ts'
import { words as stationTexts } from '../texts/stations/words.ts'

/** Who a station is, and when we last heard from it. */
export function StationFacts({ station }: { station: Station }) {
  const { calendar } = useHouse()
  const { place, languages, contact, lastContactAt, acknowledgedAt, agent, holds, createdAt, revokedAt } =
    station
  return (
    <section class="card" aria-label={stationTexts.stations.facts}>
      <h2>{stationTexts.stations.facts}</h2>
      <dl class="facts">
        {place !== '' && <Fact name={stationTexts.stations.fields.place}>{place}</Fact>}
        <Fact name={stationTexts.stations.fields.languages}>
          {languages.length === 0
            ? stationTexts.stations.anyLanguage
            : languages.map(languageName).join(', ')}
        </Fact>
        {contact !== '' && <Fact name={stationTexts.stations.fields.contact}>{contact}</Fact>}
        <Fact name={stationTexts.stations.contactName}>
          {lastContactAt ? formatInstant(lastContactAt, calendar) : stationTexts.stations.states.never}
        </Fact>
        {acknowledgedAt && (
          <Fact name={stationTexts.stations.acknowledgedName}>{formatInstant(acknowledgedAt, calendar)}</Fact>
        )}
        {agent && <Fact name={stationTexts.stations.agentName}>{agent}</Fact>}
        <Fact name={stationTexts.stations.holdsName}>{formatCount(holds)}</Fact>
        <Fact name={stationTexts.stations.createdName}>{formatInstant(createdAt, calendar)}</Fact>
        {revokedAt && (
          <Fact name={stationTexts.stations.revokedName}>{formatInstant(revokedAt, calendar)}</Fact>
        )}
      </dl>
    </section>
  )
}
