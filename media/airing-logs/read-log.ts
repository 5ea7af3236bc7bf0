import type { Calendar } from '../calendar.ts'
import { fromWindows1252 } from '../windows-1252.ts'
import type { AiringLine } from './airing-line.ts'
import { looksLikeCsv, readCsvLog } from './csv.ts'
import { looksLikeRivendell, readRivendellLog } from './rivendell.ts'
import { looksLikeZara, readZaraLog } from './zara.ts'

/**
 * The lines of a log, whose format is detected from its content; null if it is not a log we can read.
 * @param calendar of the clock that wrote it
 */
export function readLog(bytes: Uint8Array, fileName: string, calendar: Calendar): AiringLine[] | null {
  const text = decode(bytes)
  if (looksLikeRivendell(text)) return readRivendellLog(text, calendar)
  if (looksLikeZara(text, fileName)) return readZaraLog(text, fileName, calendar)
  if (looksLikeCsv(text)) return readCsvLog(text, calendar)
  return null
}

/** UTF-8 if it is valid, otherwise the encoding of Windows programs in Peru. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return fromWindows1252(bytes)
  }
}
