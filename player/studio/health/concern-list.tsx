import type { Concern } from '../../../media/schemas/health.ts'
import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { words } from '../texts/health/words.ts'

/** What somebody should look after, each with what to do and where. */
export function ConcernList({ concerns }: { concerns: readonly Concern[] }) {
  if (concerns.length === 0) return <p class="note note-good">{words.well}</p>
  return (
    <section class="card" aria-label={words.concerns(concerns.length)}>
      <h2>{words.concerns(concerns.length)}</h2>
      <ul class="plain">
        {concerns.map((concern) => {
          const [what, advice] = words.said[concern]
          const place = places()[concern]
          return (
            <li key={concern} class="account">
              <p>
                <strong>{what}</strong>
              </p>
              <p>{advice}</p>
              {place && (
                <p>
                  <a href={place.href}>{place.said}</a>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Where in the studio it is mended; the rest is mended at the server. */
const places = (): Partial<Record<Concern, { href: string; said: string }>> => ({
  works_failed: {
    href: hrefOf({ screen: 'works', filters: { ...NO_FILTERS, status: 'failed' } }),
    said: words.see.works,
  },
  stations_late: { href: hrefOf({ screen: 'stations' }), said: words.see.stations },
  services_stale: { href: hrefOf({ screen: 'safety' }), said: words.see.services },
})
