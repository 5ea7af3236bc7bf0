import type { RawSettings } from './config.ts'
import { settingsFrom } from './config.ts'
import { StationError } from './failure.ts'

/** What the set-up asks a person, and what is proposed. */
interface Proposals {
  folder: string
  /** A folder of logs that is there; null if none is known. */
  logs: string | null
}

/** Where programs of radios keep their logs if nobody changed it. */
export const USUAL_LOGS = [
  'C:\\ZaraRadio\\Logs',
  'C:\\Archivos de programa\\ZaraSoft\\ZaraRadio\\Logs',
  'C:\\Program Files (x86)\\ZaraSoft\\ZaraRadio\\Logs',
]

const NO_PROXIES = { http: null, https: null, none: '' }
/** Whoever gives the same wrong answer this often needs help, not another question. */
const MOST_TRIES = 5

/**
 * The settings of a station, asked one by one where they are not known yet.
 * @param ask shows a question and gives the line that was typed; null when there is nobody to answer
 * @throws StationError `usage` if something needed is not said
 */
export async function askSettings(
  known: RawSettings,
  proposals: Proposals,
  ask: (question: string) => Promise<string | null>,
  say: (line: string) => void,
): Promise<RawSettings> {
  let settings = known
  const answer = async (
    name: 'server' | 'token' | 'folder',
    question: string,
    otherwise: string | null,
  ): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const mistake = mistakeIn(settings, name)
      if (mistake === null) return
      if (tries > 0) say(mistake)
      const typed = await ask(otherwise === null ? `${question}: ` : `${question} [${otherwise}]: `)
      if (typed === null) throw new StationError('usage', mistake)
      settings = { ...settings, [name]: typed.trim() || otherwise || '' }
    }
    throw new StationError('usage', mistakeIn(settings, name) ?? name)
  }
  await answer('server', 'Dirección de Chaski, como https://chaski.example.org', null)
  await answer('token', 'Clave de la emisora', null)
  await answer('folder', 'Carpeta donde quedarán los spots', proposals.folder)
  if (settings.logs === undefined) {
    const { logs } = proposals
    const typed = await ask(
      `Carpeta de los registros de su programa, para informar lo emitido [${logs ?? 'ninguna'}]: `,
    )
    const chosen = typed?.trim() || logs
    if (chosen) settings = { ...settings, logs: [chosen] }
  }
  return settings
}

/** Mistakes begin with the name of the setting. */
function mistakeIn(settings: RawSettings, name: string): string | null {
  const { mistakes } = settingsFrom([settings], NO_PROXIES, true)
  return mistakes.find((mistake) => mistake.startsWith(name)) ?? null
}
