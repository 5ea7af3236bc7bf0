import { fromWindows1252 } from '../windows-1252.ts'
import type { AiringLine } from './airing-line.ts'
import { looksLikeCsv, readCsvLog } from './csv.ts'
import { looksLikeRivendell, readRivendellLog } from './rivendell.ts'
import { looksLikeZara, readZaraLog } from './zara.ts'

/** The lines of a log, told by its content; null for a file that is no log the agent can read. */
export function readLog(bytes: Uint8Array, fileName: string): AiringLine[] | null {
  const text = decode(bytes)
  if (looksLikeRivendell(text)) return readRivendellLog(text)
  if (looksLikeZara(text, fileName)) return readZaraLog(text, fileName)
  if (looksLikeCsv(text)) return readCsvLog(text)
  return null
}

/** UTF-8 where it is that, else what Windows programs in Peru write. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return fromWindows1252(bytes)
  }
}
