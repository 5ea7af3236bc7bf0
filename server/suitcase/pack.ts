import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outing, SuitcaseReceipt } from '../../media/schemas/suitcase.ts'
import { playlistBytes, playlistText } from '../../media/stations/playlist.ts'
import { isRendition, type Rendition } from '../../media/stations/rendition.ts'
import type { Store } from '../../media/store/store.ts'
import { sealJws } from '../../media/suitcase/jws.ts'
import {
  isFolderOf,
  LATER_FOLDER,
  OUTING_FILE,
  SUITCASE_FOLDER,
  stationFolder,
  TODAY_FOLDER,
} from '../../media/suitcase/layout.ts'
import type { SuitcaseActions } from '../actions/suitcases.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { StationRecord } from '../records/station.ts'
import type { HomecomingRecord, OutingRecord } from '../records/suitcase.ts'
import { type Load, type LoadNeeds, loadSpots, type SpotOnStick } from './load-spots.ts'
import { planStick } from './plan-stick.ts'
import { suitcaseKey } from './signing-key.ts'
import {
  copyWhole,
  explainStick,
  hashesIn,
  moveFile,
  removeFile,
  requireSpace,
  writeWhole,
} from './stick-files.ts'

export interface PackNeeds extends LoadNeeds {
  catalogue: Pick<Reads, 'sync' | 'settings'>
  suitcases: Pick<SuitcaseActions, 'sendOut'>
  store: Pick<Store, 'read'>
}

export interface Packed {
  /** The folder of the station on the stick. */
  folder: string
  sequence: number
  spots: number
  /** What the stick lacked. */
  copied: number
  bytes: number
  removed: number
}

const RENDITION: Rendition = 'mp3-128'

/**
 * Packs a stick for a station: only what it lacks, each file whole or not at all, the signed list last. Until that is there,
 * the agent follows the list of before or none.
 * @param stick where it is mounted
 * @param wished null: the form that the station was seen to use
 * @throws ChaskiError `suitcase_full`, `suitcase_unwritable`
 */
export async function packSuitcase(
  actor: Actor,
  station: StationRecord,
  { stick, wished, signal }: { stick: string; wished: Rendition | null; signal: AbortSignal },
  needs: PackNeeds,
  now: () => Date = () => new Date(),
): Promise<Packed> {
  const { outing, homecomings } = await needs.suitcases.sendOut(actor, station)
  const at = now()
  const load = await loadSpots(station, wished ?? usedBy(homecomings), at, needs)
  const key = await suitcaseKey(needs.catalogue.settings)
  const manifest = manifestOf(station, at, { outing, homecomings, load }, needs)
  try {
    const folder = await openFolder(stick, station)
    const plan = planStick(load.spots, await filesThere(folder))
    const bytes = plan.copy.reduce((sum, file) => sum + file.bytes, 0)
    await requireSpace(stick, bytes)
    for (const file of plan.copy) {
      signal.throwIfAborted()
      const source = await needs.store.read(file.key)
      await copyWhole(join(folder, file.folder, file.name), source, file.sha256)
    }
    for (const { from, to } of plan.move) await moveFile(join(folder, from), join(folder, to))
    await writeWhole(join(folder, OUTING_FILE), sealJws('chaski-outing', manifest, key))
    for (const path of plan.remove) await removeFile(join(folder, path))
    await writePlaylists(folder, load.spots)
    const { sequence } = outing
    return {
      ...{ folder, sequence, bytes },
      spots: load.spots.length,
      copied: plan.copy.length,
      removed: plan.remove.length,
    }
  } catch (error) {
    throw explainStick(error)
  }
}

function manifestOf(
  { id, name }: StationRecord,
  at: Date,
  { outing, homecomings, load }: { outing: OutingRecord; homecomings: HomecomingRecord[]; load: Load },
  { house, baseUrl }: PackNeeds,
): Outing {
  return {
    format: 1,
    station: { id, name },
    organisation: house.organisation,
    server: baseUrl,
    sequence: outing.sequence,
    ticket: outing.ticket,
    packedAt: at.toISOString(),
    answer: load.answer,
    files: load.spots.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    receipts: homecomings.map(({ agent, upTo }): SuitcaseReceipt => ({ agent, upTo })),
  }
}

/** The form of the spots that the agent said it uses, when it last came home. */
function usedBy([latest]: readonly HomecomingRecord[]): Rendition {
  return latest && isRendition(latest.rendition) ? latest.rendition : RENDITION
}

/** The folder of the station, also if it had another name when it was made. */
async function openFolder(stick: string, station: StationRecord): Promise<string> {
  // Not made: a stick that is not mounted would leave everything on the disk of this machine.
  await readdir(stick)
  const root = join(stick, SUITCASE_FOLDER)
  await mkdir(root, { recursive: true })
  const known = (await readdir(root)).find((name) => isFolderOf(name, station.id))
  const folder = join(root, known ?? stationFolder(station))
  for (const within of [TODAY_FOLDER, LATER_FOLDER]) await mkdir(join(folder, within), { recursive: true })
  return folder
}

async function filesThere(folder: string): Promise<Map<string, string>> {
  const there = new Map<string, string>()
  for (const within of [TODAY_FOLDER, LATER_FOLDER])
    for (const [name, sha256] of await hashesIn(join(folder, within))) there.set(`${within}/${name}`, sha256)
  return there
}

/** For players on any system: forward slashes are understood by all of them. */
async function writePlaylists(folder: string, spots: readonly SpotOnStick[]): Promise<void> {
  const entries = spots
    .filter((spot) => spot.folder === TODAY_FOLDER)
    .map(({ name, title, duration }) => ({ fileName: name, title, duration }))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  const text = playlistText(entries, TODAY_FOLDER, '/')
  for (const extension of ['m3u', 'm3u8'] as const)
    await writeWhole(join(folder, `${TODAY_FOLDER}.${extension}`), playlistBytes(text, extension))
}
