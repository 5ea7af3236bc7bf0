import { baseName } from './airing-line.ts'
import { faultAt, type LogEntries } from './log-entry.ts'
import { dateInName, wallDay, wallTime } from './wall.ts'

/**
 * The daily log of ZaraRadio and ZaraStudio, in Windows-1252, named by its day (`2024-05-22.log`). Three public programs
 * that read it agree on this layout, with tabs between the columns:
 *
 *     LOG FILE
 *     Wednesday 22 May 2024
 *     TIME	ACTION
 *     07:00:03	start	C:\Chaski\hoy\ABC-000123_v2_es-PE_30s.mp3
 *     07:00:33	stop	C:\Chaski\hoy\ABC-000123_v2_es-PE_30s.mp3
 *
 * The words depend on the program's language, and some versions have further columns between the word and the path. The
 * day in the heading counts for more than the name of the file, which people change.
 */
const BEGINNINGS = new Set(['inicio', 'in', 'start', 'play', 'comienzo', 'inici'])
const LINE = /^(\d{1,2}:\d{2}:\d{2})\t+([^\t]+)(?:\t+(.*))?$/

/** Where the heading ends at the latest. */
const HEADING_LINES = 10

export function readZaraLog(text: string, fileName: string): LogEntries {
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => LINE.test(line))
  const date = dateInHeading(lines.slice(0, first)) ?? dateInName(fileName) ?? ''
  const found: LogEntries = { entries: [], faults: [] }
  lines.forEach((line, index) => {
    if (index < first || line.trim() === '') return
    const [, clock = '', action = '', rest = ''] = LINE.exec(line) ?? []
    const time = wallTime(clock)
    if (action !== '' && !begins(action)) return
    const path = rest.split('\t').at(-1)?.trim() ?? ''
    if (time === null || path === '') {
      found.faults.push(faultAt(index + 1, line))
      return
    }
    found.entries.push({
      line: index + 1,
      when: { date, daysLater: 0, time },
      fileName: baseName(path),
      cart: null,
      title: null,
      artist: null,
      seconds: null,
    })
  })
  return found
}

/** By its lines: files are renamed, and saved again as `.txt`. */
export function looksLikeZara(text: string): boolean {
  return text.split(/\r?\n/, 200).some((line) => begins(LINE.exec(line)?.[2]))
}

function dateInHeading(lines: readonly string[]): string | null {
  return lines.slice(0, HEADING_LINES).find((line) => wallDay(line) !== null) ?? null
}

function begins(action = ''): boolean {
  const plain = action
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
  return BEGINNINGS.has(plain)
}
