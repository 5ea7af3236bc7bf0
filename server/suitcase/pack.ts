import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendition } from '../../media/stations/rendition.ts'
import type { Store } from '../../media/store/store.ts'
import {
  isFolderOf,
  LATER_FOLDER,
  OUTING_FILE,
  SUITCASE_FOLDER,
  stationFolder,
  TODAY_FOLDER,
} from '../../media/suitcase/layout.ts'
import type { Actor } from '../records/actor.ts'
import type { StationRecord } from '../records/station.ts'
import { planStick } from './plan-stick.ts'
import { type OutingNeeds, prepareOuting } from './prepare-outing.ts'
import {
  copyWhole,
  explainStick,
  hashesIn,
  moveFile,
  removeFile,
  requireSpace,
  writeWhole,
} from './stick-files.ts'

export interface PackNeeds extends OutingNeeds {
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
): Promise<Packed> {
  const { sequence, spots, document, beside } = await prepareOuting(actor, station, wished, needs)
  try {
    const folder = await openFolder(stick, station)
    const plan = planStick(spots, await filesThere(folder))
    const bytes = plan.copy.reduce((sum, file) => sum + file.bytes, 0)
    await requireSpace(stick, bytes)
    for (const file of plan.copy) {
      signal.throwIfAborted()
      const source = await needs.store.read(file.key)
      await copyWhole(join(folder, file.folder, file.name), source, file.sha256)
    }
    for (const { from, to } of plan.move) await moveFile(join(folder, from), join(folder, to))
    await writeWhole(join(folder, OUTING_FILE), document)
    for (const path of plan.remove) await removeFile(join(folder, path))
    for (const [name, content] of beside) await writeWhole(join(folder, name), content)
    return {
      ...{ folder, sequence, bytes },
      spots: spots.length,
      copied: plan.copy.length,
      removed: plan.remove.length,
    }
  } catch (error) {
    throw explainStick(error)
  }
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
