import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { LogFault } from '../media/airing-logs/log-entry.ts'
import type { Airing } from '../media/schemas/airing.ts'
import { airingsOf } from './airings-of.ts'
import { wallClockError } from './clock.ts'
import { systemCode } from './failure.ts'
import { houseOf } from './house.ts'
import { askedAs, askingNote, readStationLog } from './read-logs.ts'
import { now, type OpenQuestion, type Session } from './session.ts'
import type { LogPlace } from './state.ts'
import { saveState } from './state-file.ts'

const DAY = 24 * 60 * 60_000
/** Older logs were either read at the time or are too old to report. */
const OLDEST_LOG = 40 * DAY
/** How far back a log that grew is searched again: its lines are not always in order. */
const LOOK_BACK = 2 * DAY
/** How long the agent remembers what it reported. Of anything older, only later lines are new. */
const KEYS_KEPT = 4 * DAY
/** Anything larger is not a log of a day or month, and would not fit into the agent's memory budget. */
const LARGEST_LOG = 4 * 1024 * 1024

/** Reads what is new in the automation's logs and queues the airings of our spots. Works offline. */
export async function collectAirings(session: Session): Promise<void> {
  const { state, tally } = session
  const at = now(session)
  const { calendar, spots } = houseOf(state)
  const correction = wallClockError(Date.now(), new Date().getTimezoneOffset(), at, calendar)
  const logs: Record<string, LogPlace> = {}
  const reported = new Set(state.reported)
  const queue = [...state.airings]
  const recognised = { names: spots, known: state.known, artist: state.logRules?.artist ?? null }
  const questions = new Map<string, OpenQuestion>()
  let { logRules } = state
  let changed = false
  for (const path of await logFiles(session)) {
    const { size, mtimeMs } = await stat(path)
    const before = state.logs[path]
    if (before?.bytes === size && before.modified === mtimeMs) {
      logs[path] = before
      continue
    }
    changed = true
    const place = { bytes: size, modified: mtimeMs, latest: before?.latest ?? null }
    const read = size > LARGEST_LOG ? null : await readStationLog(session, path, { calendar, correction })
    if (read === null) {
      tally.notes.push(`No se reconoce el registro ${basename(path)}.`)
      logs[path] = place
      continue
    }
    const { lines, faults, question, provenOrder } = read.reading
    if (question !== null) {
      // Its place is not noted: it is read again with every pull until the answer is here.
      tally.notes.push(askingNote(question, basename(path)))
      questions.set(askedAs(question), { question, fileName: basename(path), sample: read.sample })
      continue
    }
    if (faults[0] !== undefined) tally.notes.push(faultsNote(faults.length, faults[0], basename(path)))
    if (provenOrder !== null && logRules !== undefined)
      logRules = { ...logRules, habits: { ...logRules.habits, dateOrder: provenOrder } }
    let { latest } = place
    for (const airing of airingsOf(lines, recognised, correction)) {
      const time = Date.parse(airing.airedAt)
      // The future cannot have been aired: the PC's clock was wrong when it wrote this.
      if (time > at + DAY || !mayBeNew(time, before?.latest ?? null, at)) continue
      if (latest === null || time > latest) latest = time
      const key = keyOf(airing)
      if (reported.has(key)) continue
      reported.add(key)
      queue.push(airing)
    }
    logs[path] = { ...place, latest }
  }
  if (!changed) return
  const recent = [...reported].filter((key) => Number(key.split(' ')[1]) * 1000 > at - KEYS_KEPT)
  session.questions = [...questions.values()]
  session.state = { ...state, logs, airings: queue, reported: recent, ...(logRules && { logRules }) }
  await saveState(session.paths, session.state)
}

function faultsNote(count: number, { line, text }: LogFault, fileName: string): string {
  const lines = count === 1 ? 'Una línea' : `${count} líneas`
  return `${lines} de ${fileName} no se ${count === 1 ? 'entiende' : 'entienden'} (la ${line}: «${text}»).`
}

/** @param latest of the airings taken from this log so far */
function mayBeNew(time: number, latest: number | null, at: number): boolean {
  if (latest === null || time > latest) return true
  return time > latest - LOOK_BACK && time > at - KEYS_KEPT
}

/** One airing per spot and second, as the server counts them. */
function keyOf({ work, airedAt }: Airing): string {
  return `${work} ${Math.floor(Date.parse(airedAt) / 1000)}`
}

/** The files named in the settings, and those in the folders named there, except ones unchanged for long. */
async function logFiles({ settings, tally }: Session): Promise<string[]> {
  const files: string[] = []
  for (const path of settings.logs) {
    try {
      if (!(await stat(path)).isDirectory()) files.push(path)
      else {
        for (const name of (await readdir(path)).sort()) {
          if (!/\.(log|txt|csv|tsv)$/i.test(name)) continue
          const found = await stat(join(path, name))
          if (found.isFile() && Date.now() - found.mtimeMs < OLDEST_LOG) files.push(join(path, name))
        }
      }
    } catch (error) {
      if (systemCode(error) === null) throw error
      tally.notes.push(`No se puede leer el registro ${path}.`)
      tally.failures.add('pending')
    }
  }
  return files
}
