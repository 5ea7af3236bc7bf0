import { onAirNow } from '../media/stations/on-air-now.ts'
import type { PlaylistEntry } from '../media/stations/playlist.ts'
import { hasEnded, mayAir } from './airable.ts'
import { mayTryAgain } from './retry.ts'
import type { HeldFile, Spot, State, WantedFile } from './state.ts'

/** What is in the two folders, by file name. */
export interface FolderContent {
  /** All held spots. The folder is the agent's alone. */
  spots: ReadonlyMap<string, { bytes: number; modified: number }>
  /** What may be aired now; a station may have put files of its own beside. */
  today: ReadonlyMap<string, { bytes: number }>
}

/** What has to be done to the folders, in this order. */
export interface Plan {
  /** Files to remove from today's folder. */
  unplace: string[]
  /** Held files to delete. */
  remove: string[]
  /** Held files to rename. */
  rename: { spot: Spot; from: string; held: HeldFile }[]
  /** Files to put into today's folder, because they are missing or changed. */
  place: { name: string; cart: number | null }[]
  /** Spots to forget, because they have ended. */
  forget: string[]
  /** What the playlists contain afterwards, ordered by name. */
  playlist: PlaylistEntry[]
}

/**
 * Decides what to do with the files that are there. Called again after each change.
 * @param at the best estimate of the time
 * @param sure whether the server reported the time during this run. Only then are files deleted by date: a download over
 *   a slow link must not be lost to a flat battery
 */
export function plan(state: State, content: FolderContent, at: number, sure: boolean): Plan {
  const spots = Object.values(state.spots)
  const forget = sure ? spots.filter((spot) => hasEnded(spot, at)).map(({ id }) => id) : []
  const staying = spots.filter((spot) => !(sure && hasEnded(spot, at)))

  const keep = new Map<string, Spot>()
  const rename: Plan['rename'] = []
  for (const spot of staying) {
    const { held, wanted } = spot
    if (held === null || content.spots.get(held.name)?.bytes !== held.bytes) continue
    keep.set(held.name, spot)
    if (wanted !== null && wanted.sha256 === held.sha256 && wanted.name !== held.name)
      rename.push({ spot, from: held.name, held: { ...held, name: wanted.name, version: spot.version } })
  }

  const nameAfter = new Map(rename.map(({ from, held }) => [from, held.name]))
  const airable = [...keep].filter(([, spot]) => mayAir(spot, at))
  const shown = onAirNow(airable, ([, { filler }]) => filler === true)
  const today = new Map(shown.map(([name, spot]) => [nameAfter.get(name) ?? name, spot]))

  // The power may have failed between showing a file and recording it; every file of ours is also held.
  const ours = new Set([...state.placed, ...content.spots.keys()])

  return {
    unplace: [...content.today.keys()].filter((name) => ours.has(name) && !today.has(name)),
    remove: [...content.spots.keys()].filter((name) => !keep.has(name)),
    rename,
    place: [...today]
      .filter(([name, { held }]) => content.today.get(name)?.bytes !== held?.bytes)
      .map(([name, { cart }]) => ({ name, cart })),
    forget,
    playlist: [...today]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([fileName, { title, duration }]) => ({ fileName, title, duration })),
  }
}

export interface Fetch {
  spot: Spot
  wanted: WantedFile
}

/**
 * What to download, most urgent first: what may be aired now, then by first day, then by size. Spots that ended are not
 * downloaded, nor files that came out wrong too often (`givenUp`).
 */
export function toFetch(state: State, at: number): { fetch: Fetch[]; givenUp: Spot[] } {
  const fetch: Fetch[] = []
  const givenUp: Spot[] = []
  for (const spot of Object.values(state.spots)) {
    const { wanted, held } = spot
    if (wanted === null || held?.sha256 === wanted.sha256 || hasEnded(spot, at)) continue
    if (mayTryAgain(state.attempts[wanted.sha256], at)) fetch.push({ spot, wanted })
    else givenUp.push(spot)
  }
  const begins = ({ spot }: Fetch): number =>
    mayAir(spot, at) || spot.validFrom === null ? 0 : Date.parse(spot.validFrom)
  fetch.sort((a, b) => begins(a) - begins(b) || a.wanted.bytes - b.wanted.bytes)
  return { fetch, givenUp }
}
