import type { AiringLine } from '../media/airing-logs/airing-line.ts'
import type { Airing } from '../media/schemas/airing.ts'
import type { SpotNames } from '../media/spot-names.ts'
import type { KnownName } from './state.ts'

/**
 * The airings of our spots in the lines of a log. Whatever else a station played is its own business and never leaves it.
 * @param known by lower-case file name, or `#` and cart number
 * @param correction milliseconds by which the PC's clock was wrong
 */
export function airingsOf(
  lines: readonly AiringLine[],
  known: Readonly<Record<string, KnownName>>,
  correction: number,
  spots: Pick<SpotNames, 'numberIn'>,
): Airing[] {
  const airings: Airing[] = []
  for (const { at, fileName, cart, seconds } of lines) {
    const work = workOf(fileName, cart, known, spots)
    if (work === null) continue
    const airedAt = new Date(at + correction).toISOString()
    airings.push(seconds === null ? { work, airedAt } : { work, airedAt, seconds })
  }
  return airings
}

function workOf(
  fileName: string | null,
  cart: number | null,
  known: Readonly<Record<string, KnownName>>,
  spots: Pick<SpotNames, 'numberIn'>,
): string | number | null {
  const named = fileName === null ? undefined : known[fileName.toLowerCase()]
  if (named !== undefined) return named.id
  const numbered = cart === null ? undefined : known[`#${cart}`]
  if (numbered !== undefined) return numbered.id
  // Copies that stations rename often keep the number in front.
  return spots.numberIn(fileName ?? '')
}
