import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { explainDisk } from './disk-space.ts'
import { type Failure, StationError } from './failure.ts'
import { type Fetch, toFetch } from './plan.ts'
import { countAttempt } from './retry.ts'
import { now, type Session } from './session.ts'
import { settle } from './settle.ts'
import { sha256Of } from './sha256.ts'
import type { SpotSource } from './spot-source.ts'
import { saveState } from './state-file.ts'

/** These concern the link or the disk rather than one file: continuing with the next file would only hit them again. */
const ENDS_ALL: readonly Failure[] = ['offline', 'portal', 'token', 'folder', 'suitcase_damaged']

/** Bytes of download buffers that may pile up before they are freed. */
const TIDY_EVERY = 256 * 1024

/**
 * Between downloads, today's folder is updated at most this often: with many small files it would cost more than the
 * downloads. Nothing depends on saving the state in between, since a finished file is recognised by its hash.
 */
const SHOW_EVERY = 5_000

/**
 * Downloads what is wanted, one file at a time, showing each as soon as it is complete.
 * @param until Unix milliseconds on the PC's clock, when the current download is suspended so that a withdrawal never
 *   waits for a long programme on a slow link
 * @returns whether everything was tried
 */
export async function fetchSpots(
  session: Session,
  source: Pick<SpotSource, 'bring'>,
  until: number,
): Promise<boolean> {
  await sweepParts(session)
  const failed = new Set<string>()
  let shown = Date.now()
  const pause = new AbortController()
  const stop = (): void => pause.abort(session.signal.reason)
  session.signal.addEventListener('abort', stop)
  const timer = setTimeout(() => pause.abort(), Math.max(0, until - Date.now()))
  try {
    for (;;) {
      const { fetch, givenUp } = toFetch(session.state, now(session))
      const next = fetch.find(({ spot }) => !failed.has(spot.id))
      session.tally.missing = fetch.length + givenUp.length
      if (next === undefined) {
        for (const spot of givenUp)
          tell(session, 'pending', `${spot.wanted?.name} llega dañado: mañana se intenta otra vez.`)
        return true
      }
      try {
        // A damaged file is requested again at once, until it is given up.
        if (!(await fetchOne(session, source, next, pause.signal))) continue
        if (Date.now() - shown < SHOW_EVERY) continue
        await settle(session)
        shown = Date.now()
      } catch (error) {
        session.signal.throwIfAborted()
        if (pause.signal.aborted) return false
        if (!(error instanceof StationError)) throw error
        tell(session, error.failure, error.message)
        if (ENDS_ALL.includes(error.failure)) return true
        failed.add(next.spot.id)
      }
    }
  } finally {
    clearTimeout(timer)
    session.signal.removeEventListener('abort', stop)
    await settle(session)
  }
}

/** @returns false if the file is complete but its hash is wrong */
async function fetchOne(
  session: Session,
  source: Pick<SpotSource, 'bring'>,
  { spot, wanted }: Fetch,
  signal: AbortSignal,
): Promise<boolean> {
  const { tally } = session
  let untidy = 0
  const part = await source.bring(wanted, {
    parts: session.paths.parts,
    signal,
    onBytes: (bytes) => {
      tally.bytes += bytes
      untidy += bytes
      if (untidy < TIDY_EVERY) return
      untidy = 0
      session.tidy('young')
    },
  })
  if ((await sha256Of(part.path)) !== wanted.sha256) {
    await part.remove()
    const { attempts } = session.state
    const counted = countAttempt(attempts[wanted.sha256], now(session))
    session.state = { ...session.state, attempts: { ...attempts, [wanted.sha256]: counted } }
    await saveState(session.paths, session.state)
    return false
  }
  let modified: number | null
  try {
    modified = await session.folder.keep(part.path, wanted.name)
  } catch (error) {
    throw explainDisk(error)
  }
  if (modified === null) {
    const { name } = wanted
    throw new StationError(
      'pending',
      `Otro programa tiene abierto ${name}: se reemplazará en la próxima vuelta.`,
    )
  }
  await part.remove()
  const { [wanted.sha256]: _, ...attempts } = session.state.attempts
  const held = {
    name: wanted.name,
    version: spot.version,
    bytes: wanted.bytes,
    sha256: wanted.sha256,
    modified,
  }
  session.state = {
    ...session.state,
    attempts,
    spots: { ...session.state.spots, [spot.id]: { ...spot, held } },
  }
  tally.fetched++
  return true
}

/** Partial downloads of versions no longer wanted. */
async function sweepParts({ paths, state }: Session): Promise<void> {
  const wanted = new Set(Object.values(state.spots).map((spot) => spot.wanted?.sha256))
  for (const name of await readdir(paths.parts)) {
    if (!wanted.has(name.replace(/\..*$/, ''))) await rm(join(paths.parts, name), { force: true })
  }
}

function tell({ tally }: Session, failure: Failure, sentence: string): void {
  tally.failures.add(failure)
  if (!tally.notes.includes(sentence)) tally.notes.push(sentence)
}
