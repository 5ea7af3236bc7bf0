import type { Calendar } from '../calendar.ts'
import { type AiringLine, baseName, wallDay, wallTime } from './airing-line.ts'

/**
 * The daily log of ZaraRadio and ZaraStudio: `2026-02-16.log` in Windows-1252, a heading, then tab-separated lines
 * whose first column is the time, the second what happened, and the last the path that was played:
 *
 *     LOG FILE …
 *     ==========
 *     07:00:03	inicio	…	…	C:\Chaski\hoy\ABC-000123_v2_es-PE_30s.mp3
 *
 * The word for a start depends on the program's language. The date is only in the file name.
 */
const BEGINNINGS = new Set(['inicio', 'in', 'start', 'play', 'comienzo', 'inici'])

export function readZaraLog(text: string, fileName: string, calendar: Calendar): AiringLine[] {
  const day = dayInName(fileName)
  if (day === null) return []
  const airings: AiringLine[] = []
  for (const line of text.split(/\r?\n/)) {
    const columns = line.split(/\t+/)
    const time = wallTime(columns[0] ?? '')
    const path = columns.at(-1)
    if (time === null || path === undefined || columns.length < 3 || !begins(columns[1])) continue
    airings.push({
      at: calendar.fromWall(day.year, day.month, day.day, time.hour, time.minute, time.second),
      fileName: baseName(path),
      cart: null,
      seconds: null,
    })
  }
  return airings
}

/** `2026-02-16.log` → its day. */
export function dayInName(fileName: string): ReturnType<typeof wallDay> {
  const found = /\d{4}[-.]\d{2}[-.]\d{2}|\d{2}[-.]\d{2}[-.]\d{4}/.exec(fileName)
  return found === null ? null : wallDay(found[0])
}

export function looksLikeZara(text: string, fileName: string): boolean {
  return /\.log$/i.test(fileName) && dayInName(fileName) !== null && /^\d{2}:\d{2}:\d{2}\t/m.test(text)
}

function begins(action = ''): boolean {
  const plain = action
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
  return BEGINNINGS.has(plain)
}
