import type { AiringLine } from '../media/airing-logs/airing-line.ts'
import { plainHeading } from '../media/csv.ts'
import type { Airing } from '../media/schemas/airing.ts'
import type { SpotNames } from '../media/spot-names.ts'
import type { KnownName } from './state.ts'

/** By what our spots are recognised in a log. */
export interface Recognised {
  /** By lower-case file name, `#` and cart number, or `=` and title. */
  known: Readonly<Record<string, KnownName>>
  /** In the tags of every spot; null if the server has not told. */
  artist: string | null
  names: Pick<SpotNames, 'numberIn'>
}

/**
 * The airings of our spots in the lines of a log. Whatever else a station played is its own business and never leaves it.
 * @param correction milliseconds by which the PC's clock was wrong
 */
export function airingsOf(
  lines: readonly AiringLine[],
  recognised: Recognised,
  correction: number,
): Airing[] {
  const airings: Airing[] = []
  for (const line of lines) {
    const work = workOf(line, recognised)
    if (work === null) continue
    const airedAt = new Date(line.at + correction).toISOString()
    airings.push(line.seconds === null ? { work, airedAt } : { work, airedAt, seconds: line.seconds })
  }
  return airings
}

function workOf(
  { fileName, cart, title, artist }: AiringLine,
  { known, artist: ours, names }: Recognised,
): string | number | null {
  const named = fileName === null ? undefined : known[fileName.toLowerCase()]
  if (named !== undefined) return named.id
  const numbered = cart === null ? undefined : known[`#${cart}`]
  if (numbered !== undefined) return numbered.id
  // Copies that stations rename often keep the number in front.
  const number = names.numberIn(fileName ?? '')
  if (number !== null || title === null || ours === null) return number
  // A program with a library of its own logs what we wrote into the tags; the same title by somebody else is music.
  if (artist !== null && plainHeading(artist) !== plainHeading(ours)) return null
  const tagged = known[`=${plainHeading(title)}`]
  return tagged === undefined ? null : tagged.id || title
}
