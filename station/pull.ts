import type { Calendar } from '../media/calendar.ts'
import { acknowledge } from './acknowledge.ts'
import { nextChange } from './airable.ts'
import { askAboutLogs } from './ask-about-logs.ts'
import { collectAirings } from './collect-airings.ts'
import { explainDisk } from './disk-space.ts'
import { StationError } from './failure.ts'
import { fetchSpots } from './fetch-spots.ts'
import { type Folder, openFolder } from './folder.ts'
import { houseOf } from './house.ts'
import { inspect } from './inspect.ts'
import { listen } from './listen.ts'
import type { Tidy } from './memory.ts'
import { pathsIn } from './paths.ts'
import { recoverSpots } from './recover.ts'
import { reportAirings } from './report-airings.ts'
import { createServerApi } from './server-api.ts'
import { createServerSource } from './server-source.ts'
import { now, type Session } from './session.ts'
import type { Settings } from './settings.ts'
import { settle } from './settle.ts'
import { emptyState, type State, settledFor } from './state.ts'
import { loadState, saveState } from './state-file.ts'
import { newTally, type Tally } from './tally.ts'
import { openTlsSessions } from './tls-sessions.ts'
import { visitSuitcase } from './visit-suitcase.ts'

/** After downloading for this long, the server is asked again: something may have been withdrawn. */
const ROUND = 10 * 60_000

export interface PullResult {
  tally: Tally
  /** When today's folder will next change by itself, in Unix milliseconds; null if it will not. */
  nextChange: number | null
  /** The best estimate of the time, in Unix milliseconds. */
  at: number
  /** Of the organisation, as far as is known. */
  calendar: Calendar
}

/**
 * One pull: first the calendar, which needs no network; then the server, the downloads, the airings, the
 * acknowledgement; or, in place of the server, a suitcase. The caller owns the folders and their lock.
 */
export async function pull(settings: Settings, signal: AbortSignal, tidy: Tidy): Promise<PullResult> {
  const tally = newTally()
  try {
    const session = await begin(settings, signal, tally, tidy)
    await inspect(session)
    await settle(session)
    await collectAirings(session)
    const { from } = settings
    await telling(session, () =>
      from === null ? visitServer(session, settings) : visitSuitcase(session, from),
    )
    await saveState(session.paths, session.state)
    const at = now(session)
    const { calendar } = houseOf(session.state)
    return { tally, at, calendar, nextChange: nextChange(Object.values(session.state.spots), at) }
  } catch (error) {
    const explained = explainDisk(error)
    if (!(explained instanceof StationError)) throw error
    note(tally, explained)
    return { tally, at: Date.now(), calendar: houseOf(null).calendar, nextChange: null }
  }
}

async function visitServer(session: Session, settings: Settings): Promise<void> {
  const { server, token, proxy, timeoutSeconds } = settings
  const sessions = await openTlsSessions(session.paths.tls)
  const connection = { proxy, silence: timeoutSeconds * 1000, signal: session.signal, sessions }
  const api = createServerApi(server, token, connection)
  const source = createServerSource(api, settings, connection)
  try {
    for (;;) {
      await listen(session, source)
      await inspect(session)
      await settle(session)
      if (await fetchSpots(session, source, Date.now() + ROUND)) break
    }
    await reportAirings(session, api)
    await askAboutLogs(session, api)
    await acknowledge(session, api)
  } finally {
    await sessions.save()
  }
}

async function begin(settings: Settings, signal: AbortSignal, tally: Tally, tidy: Tidy): Promise<Session> {
  const paths = pathsIn(settings.folder)
  const folder = openFolder(paths)
  const { state, setAside } = await loadState(paths)
  for (const path of setAside)
    tally.notes.push(`La memoria del agente estaba dañada: se guardó como ${path}.`)
  return {
    settings,
    paths,
    folder,
    signal,
    tally,
    tidy,
    // With suitcases alone, the first of them tells the server.
    state: state
      ? settledFor(state, settings.server || state.server, settings.rendition)
      : await recovered(settings, folder),
    questions: [],
    sure: false,
  }
}

async function recovered(settings: Settings, folder: Folder): Promise<State> {
  const { spots } = await folder.content()
  return {
    ...emptyState(settings.server, settings.rendition),
    spots: recoverSpots(spots, houseOf(null).calendar),
  }
}

/** A network failure ends the conversation with the server, but not the pull. */
async function telling({ tally, signal }: Session, talk: () => Promise<void>): Promise<void> {
  try {
    await talk()
  } catch (error) {
    signal.throwIfAborted()
    const explained = explainDisk(error)
    if (!(explained instanceof StationError)) throw error
    note(tally, explained)
  }
}

function note(tally: Tally, error: StationError): void {
  tally.failures.add(error.failure)
  if (!tally.notes.includes(error.message)) tally.notes.push(error.message)
}
