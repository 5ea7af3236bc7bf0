import type { Calendar } from '../calendar.ts'
import { type AiringLine, realDay, seconds, type WallDay, wallDay, wallTime } from './airing-line.ts'

/**
 * The "Text Log" and the "Technical Playout Report" that Rivendell exports (`lib/export_textlog.cpp` and
 * `lib/export_technical.cpp` in its source): the day in the heading, then lines in fixed columns:
 *
 *                     Rivendell RDAirPlay Playout Report for 01/10/2026
 *                                 Spots -- Chaski
 *     --Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce
 *     07:00:03  990123  001  Nos cuidamos              0:30   0:30  estudio     Main
 *
 * The day is MM/dd/yyyy. A report over several days has none in its lines, which go by time, so a time that jumps back
 * begins the next day.
 */
const HEADING = /RDAirPlay (?:Technical )?Playout Report for (\S+)/
const LINE = /^\s*(\d{1,2}:\d{2}:\d{2}(?: ?[AP]M)?) {1,3}(\d+) {2}(\d{3}|rml| {3}) {2}(.{23}) {2} *([\d:]+)/i

export function readRivendellLog(text: string, calendar: Calendar): AiringLine[] {
  const heading = HEADING.exec(text)?.[1]
  const first = heading === undefined ? null : dayOf(heading)
  if (first === null) return []
  const airings: AiringLine[] = []
  let days = 0
  let before = -1
  for (const line of text.split(/\r?\n/)) {
    const found = LINE.exec(line)
    const time = wallTime(found?.[1] ?? '')
    // A macro ("rml") has no audio.
    if (found === null || time === null || found[3]?.toLowerCase() === 'rml') continue
    const ofDay = (time.hour * 60 + time.minute) * 60 + time.second
    if (ofDay < before) days++
    before = ofDay
    airings.push({
      at: calendar.fromWall(first.year, first.month, first.day + days, time.hour, time.minute, time.second),
      fileName: null,
      cart: Number(found[2]),
      seconds: seconds(found[5] ?? ''),
    })
  }
  return airings
}

export function looksLikeRivendell(text: string): boolean {
  return HEADING.test(text)
}

/** Month first: `01/10/2026` is in January. Day first only if the first number cannot be a month. */
function dayOf(text: string): WallDay | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const day = american && realDay(Number(american[3]), Number(american[1]), Number(american[2]))
  return day ?? wallDay(text)
}
