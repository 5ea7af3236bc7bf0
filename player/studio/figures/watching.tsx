import type { Figures, Share } from '../../../media/schemas/figures.ts'
import { formatCount, formatPercent } from '../format/format.ts'
import { words } from '../texts/figures/words.ts'
import { measured } from './measured.ts'

/** Where, in what quality and how far works were watched. */
export function Watching({ watching: { pages, qualities, reached, arrivals } }: Pick<Figures, 'watching'>) {
  if ([...pages, ...qualities, ...reached, ...arrivals].every(({ amount }) => amount === 0)) return null
  const pageNames: Readonly<Record<string, string>> = words.pageKinds
  return (
    <section class="watching" aria-label={words.watching}>
      <h2>{words.watching}</h2>
      <div class="watching-lists">
        <Shares title={words.pagesOf} shares={pages} nameOf={(of) => pageNames[of] ?? of} unit="views" />
        <Shares
          title={words.qualities}
          shares={qualities}
          nameOf={(of) => (of === 'sound' ? words.sound : words.quality(of))}
          unit="seconds"
        />
        <Shares title={words.arrivals} shares={arrivals} nameOf={arrivalName} unit="visits" />
        {/* Each tenth is part of the one before it, so the first is the whole. */}
        <Shares
          title={words.reached}
          shares={reached}
          nameOf={(of) => words.reachedTenth(Number(of))}
          unit="views"
          whole={reached[0]?.amount ?? 0}
        />
      </div>
    </section>
  )
}

const arrivalName = (from: string): string =>
  from === 'c' || from === 'a' ? words.arrivalNames[from] : words.campaign(from)

interface SharesProps {
  title: string
  shares: readonly Share[]
  nameOf: (of: string) => string
  unit: 'views' | 'seconds' | 'visits'
  whole?: number
}

function Shares({ title, shares, nameOf, unit, whole }: SharesProps) {
  const sum = whole ?? shares.reduce((total, { amount }) => total + amount, 0)
  if (sum === 0) return null
  return (
    <div class="card">
      <h3>{title}</h3>
      <table class="shares">
        <caption class="unseen">{title}</caption>
        <tbody>
          {shares.map(({ of, amount }) => (
            <tr key={of}>
              <th scope="row">
                {nameOf(of)}
                <span
                  class="bar-of"
                  aria-hidden="true"
                  style={{ width: `${Math.min(100, (100 * amount) / sum)}%` }}
                />
              </th>
              <td class="number">{formatPercent(amount / sum)}</td>
              <td class="number soft">
                {unit === 'visits'
                  ? `${formatCount(amount)} ${words.visits}`
                  : `${measured(unit, amount)} ${words.measures[unit].toLowerCase()}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
