import { seconds } from './airing-line.ts'
import { countMidnights, faultAt, type LogEntries } from './log-entry.ts'
import { wallTime } from './wall.ts'

/**
 * The "Text Log", the "Technical Playout Report" and the "Cut Log" that Rivendell exports (`lib/export_textlog.cpp`,
 * `lib/export_technical.cpp` and `lib/export_cutlog.cpp` in its source): the day in the heading, then lines in fixed
 * columns:
 *
 *                     Rivendell RDAirPlay Playout Report for 01/10/2026
 *                                 Spots -- Chaski
 *     --Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce
 *     07:00:03  990123  001  Nos cuidamos              0:30   0:30  estudio     Main
 *
 *     --Time--  -Cart-  --Title----------------  Cut  --Description-------  -Len-
 *     07:00:03  990123  Nos cuidamos             001  Corte 1                0:30
 *
 * How the day is written is a setting there. A report over several days has none in its lines, which go by time.
 */
const HEADING = /RDAirPlay (?:Technical )?(Playout|Cut) Report for (\S+)(?: - (\S+))?/
const TIME = String.raw`^\s*(?<clock>\d{1,2}:\d{2}:\d{2}(?: ?[AP]M)?) {1,3}`
const CART = String.raw` *(?<cart>\d+) {2}`
const NUMBER = String.raw`(?<cut>\d{3}|rml| {3}) {2}`
const LENGTH = String.raw` *(?<length>[\d:]+)`
const LINES = {
  Playout: new RegExp(`${TIME}${CART}${NUMBER}.{23} {2}${LENGTH}`, 'i'),
  Cut: new RegExp(`${TIME}${CART}.{23} {2}${NUMBER}.{20} {2}${LENGTH}`, 'i'),
}
const COLUMNS = /^\s*--Time--/

export function readRivendellLog(text: string): LogEntries {
  const [, report = 'Playout', date = ''] = HEADING.exec(text) ?? []
  const layout = report === 'Cut' ? LINES.Cut : LINES.Playout
  const midnights = countMidnights()
  const found: LogEntries = { entries: [], faults: [] }
  let isBelow = false
  text.split(/\r?\n/).forEach((line, index) => {
    if (COLUMNS.test(line)) isBelow = true
    else if (isBelow && line.trim() !== '') {
      const { clock = '', cart, cut, length = '' } = layout.exec(line)?.groups ?? {}
      const time = wallTime(clock)
      if (time === null) found.faults.push(faultAt(index + 1, line))
      // A macro has no audio.
      else if (cut?.toLowerCase() !== 'rml') {
        found.entries.push({
          line: index + 1,
          when: { date, daysLater: midnights(time), time },
          fileName: null,
          cart: Number(cart),
          title: null,
          artist: null,
          seconds: seconds(length),
        })
      }
    }
  })
  return found
}

export function looksLikeRivendell(text: string): boolean {
  return HEADING.test(text)
}

/** Further dates in the heading: they help to tell the order of day and month. */
export function datesOfRivendell(text: string): string[] {
  return (HEADING.exec(text)?.slice(2) ?? []).filter((date) => date !== undefined)
}
