import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  LARGEST_DOCUMENT,
  LATER_FOLDER,
  OUTING_FILE,
  SUITCASE_FOLDER,
  TODAY_FOLDER,
} from '../media/suitcase/layout.ts'
import { verifyEd25519 } from './ed25519.ts'
import { StationError, systemCode } from './failure.ts'
import { type OutingReading, type ReadOuting, readOuting } from './read-outing.ts'
import { sha256Of } from './sha256.ts'

/** Whose suitcase is looked for; null: not known yet. */
export interface Expected {
  /** By id or name. */
  station: string | null
  /** Public key of the organisation. */
  signer: string | null
}

export interface FoundOuting {
  /** The station's folder on the stick. */
  folder: string
  outing: ReadOuting
}

/**
 * The part of a suitcase that is for this station. Files are not looked at yet.
 * @param from the stick, or where a suitcase was unpacked
 * @throws StationError `offline` without a suitcase, `suitcase_damaged`, `suitcase_foreign`
 */
export async function findOuting(from: string, expected: Expected): Promise<FoundOuting> {
  const found: FoundOuting[] = []
  let unreadable: Exclude<OutingReading, ReadOuting> | null = null
  for (const folder of await stationFolders(from)) {
    const reading = await readIn(folder)
    if (typeof reading === 'object') found.push({ folder, outing: reading })
    else unreadable = reading
  }
  if (found.length === 0 && unreadable === 'newer')
    throw new StationError('suitcase_damaged', 'El maletín es de un Chaski más nuevo: actualice el agente.')
  if (found.length === 0 && unreadable !== null) throw damaged(OUTING_FILE)
  if (found.length === 0) throw new StationError('offline', `No hay un maletín en ${from}.`)
  return forUs(found, expected, unreadable !== null)
}

function forUs(found: FoundOuting[], { station, signer }: Expected, someUnreadable: boolean): FoundOuting {
  const names = found.map(({ outing }) => `${outing.station.name} (${outing.station.id})`).join(', ')
  const ours = found.filter(
    ({ outing }) => station === null || outing.station.id === station || outing.station.name === station,
  )
  // The one that cannot be read may well be ours.
  if (ours.length === 0 && someUnreadable) throw damaged(OUTING_FILE)
  if (ours.length === 0)
    throw new StationError('suitcase_foreign', `El maletín no es para esta emisora, sino para ${names}.`)
  if (new Set(ours.map(({ outing }) => outing.station.id)).size > 1)
    throw new StationError(
      'suitcase_foreign',
      `El maletín es de varias emisoras: diga cuál es esta con --station. Trae ${names}.`,
    )
  const [latest] = ours.sort((a, b) => b.outing.sequence - a.outing.sequence)
  if (latest === undefined) throw damaged(OUTING_FILE)
  if (signer !== null && latest.outing.signer !== signer)
    throw new StationError(
      'suitcase_foreign',
      `El maletín no lo firmó la organización de siempre (dice ser de ${latest.outing.organisation}): no se tomó nada.`,
    )
  return latest
}

/**
 * Where the files with these hashes lie, each read to the end and right.
 * @throws StationError `suitcase_damaged` that names the first that is not
 */
export async function verifiedFiles(
  { folder, outing }: FoundOuting,
  needed: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const paths = new Map<string, string>()
  for (const { name, bytes, sha256 } of outing.files) {
    if (!needed.has(sha256)) continue
    const path = await pathOf(folder, name, bytes)
    try {
      if (path === null || (await sha256Of(path)) !== sha256) throw damaged(name)
    } catch (error) {
      if (systemCode(error) === null) throw error
      throw damaged(name, error)
    }
    paths.set(sha256, path)
  }
  return paths
}

export function damaged(what: string, cause?: unknown): StationError {
  return new StationError(
    'suitcase_damaged',
    `El maletín está dañado o a medio escribir (${what}): se sigue con lo que había. Pida otro.`,
    { cause },
  )
}

/** A spot moves between the two folders when its first day comes. */
async function pathOf(folder: string, name: string, bytes: number): Promise<string | null> {
  for (const within of [TODAY_FOLDER, LATER_FOLDER]) {
    const path = join(folder, within, name)
    const found = await stat(path).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null
      throw error
    })
    if (found?.size === bytes) return path
  }
  return null
}

async function stationFolders(from: string): Promise<string[]> {
  try {
    const entries = await readdir(join(from, SUITCASE_FOLDER), { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(from, SUITCASE_FOLDER, name))
  } catch (error) {
    if (systemCode(error) === null) throw error
    return []
  }
}

async function readIn(folder: string): Promise<OutingReading> {
  const path = join(folder, OUTING_FILE)
  try {
    const { size } = await stat(path)
    return size > LARGEST_DOCUMENT ? 'damaged' : readOuting(await readFile(path, 'utf8'), verifyEd25519)
  } catch (error) {
    if (systemCode(error) === null) throw error
    // Not there yet, or a part of the stick that cannot be read any more.
    return 'damaged'
  }
}
