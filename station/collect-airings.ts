import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readLog } from '../media/airing-logs/read-log.ts'
import type { Airing } from '../media/schemas/airing.ts'
import { airingsOf } from './airings-of.ts'
import { wallClockError } from './clock.ts'
import { systemCode } from './failure.ts'
import { houseOf } from './house.ts'
import { now, type Session } from './session.ts'
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
  const at = now(session)
  const { calendar, spots } = houseOf(session.state)
  const correction = wallClockError(Date.now(), new Date().getTimezoneOffset(), at, calendar)
  const logs: Record<string, LogPlace> = {}
  const reported = new Set(session.state.reported)
  const queue = [...session.state.airings]
  let changed = false
  for (const path of await logFiles(session)) {
    const { size, mtimeMs } = await stat(path)
    const before = session.state.logs[path]
    if (before?.bytes === size && before.modified === mtimeMs) {
      logs[path] = before
      continue
    }
    changed = true
    const lines = size > LARGEST_LOG ? null : readLog(await readFile(path), basename(path), calendar)
    if (lines === null) {
      session.tally.notes.push(`No se reconoce el registro ${basename(path)}.`)
      logs[path] = { bytes: size, modified: mtimeMs, latest: before?.latest ?? null }
      continue
    }
    let latest = before?.latest ?? null
    for (const airing of airingsOf(lines, session.state.known, correction, spots)) {
      const time = Date.parse(airing.airedAt)
      // The future cannot have been aired: the PC's clock was wrong when it wrote this.
      if (time > at + DAY || !mayBeNew(time, before?.latest ?? null, at)) continue
      if (latest === null || time > latest) latest = time
      const key = keyOf(airing)
      if (reported.has(key)) continue
      reported.add(key)
      queue.push(airing)
    }
    logs[path] = { bytes: size, modified: mtimeMs, latest }
  }
  if (!changed) return
  const recent = [...reported].filter((key) => Number(key.split(' ')[1]) * 1000 > at - KEYS_KEPT)
  session.state = { ...session.state, logs, airings: queue, reported: recent }
  await saveState(session.paths, session.state)
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
