import type { Station } from '../../../media/schemas/station.ts'
import { formatCount, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { Fact } from '../parts/fact.tsx'
import { languageName } from '../texts/language-name.ts'
import { texts } from '../texts/texts.ts'

/** Who a station is, and when we last heard from it. */
export function StationFacts({ station }: { station: Station }) {
  const { calendar } = useHouse()
  const { place, languages, contact, lastContactAt, acknowledgedAt, agent, holds, createdAt, revokedAt } =
    station
  return (
    <section class="card" aria-label={texts.stations.facts}>
      <h2>{texts.stations.facts}</h2>
      <dl class="facts">
        {place !== '' && <Fact name={texts.stations.fields.place}>{place}</Fact>}
        <Fact name={texts.stations.fields.languages}>
          {languages.length === 0 ? texts.stations.anyLanguage : languages.map(languageName).join(', ')}
        </Fact>
        {contact !== '' && <Fact name={texts.stations.fields.contact}>{contact}</Fact>}
        <Fact name={texts.stations.contactName}>
          {lastContactAt ? formatInstant(lastContactAt, calendar) : texts.stations.states.never}
        </Fact>
        {acknowledgedAt && (
          <Fact name={texts.stations.acknowledgedName}>{formatInstant(acknowledgedAt, calendar)}</Fact>
        )}
        {agent && <Fact name={texts.stations.agentName}>{agent}</Fact>}
        <Fact name={texts.stations.holdsName}>{formatCount(holds)}</Fact>
        <Fact name={texts.stations.createdName}>{formatInstant(createdAt, calendar)}</Fact>
        {revokedAt && <Fact name={texts.stations.revokedName}>{formatInstant(revokedAt, calendar)}</Fact>}
      </dl>
    </section>
  )
}
