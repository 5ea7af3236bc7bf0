import { plainHeading } from '../media/csv.ts'
import type { SyncHouse, SyncItem } from '../media/schemas/sync.ts'
import { pickFile, type Rendition } from '../media/stations/rendition.ts'
import { markName, safeName } from '../media/stations/safe-name.ts'
import type { KnownHouse } from './house.ts'
import { isRecovered } from './recover.ts'
import type { HeldFile, KnownName, Spot, State, WantedFile } from './state.ts'
import type { ReadAnswer } from './sync-answer.ts'

/** Logs arrive late. After this long, a name in a log is no longer recognised. */
const NAMES_ARE_KNOWN_FOR = 90 * 24 * 60 * 60_000

/**
 * The state after one answer from the server. It changes nothing on disk: `plan` decides what has to change.
 * @param sent the cursor that was sent, null for a full listing
 * @param at time of the answer, milliseconds since 1970
 */
export function applyAnswer(state: State, sent: string | null, answer: ReadAnswer, at: number): State {
  const spots = { ...state.spots }
  const removed = new Set(state.removed)

  for (const { id } of answer.tombstones) {
    if (spots[id] !== undefined) removed.add(id)
    delete spots[id]
  }
  const owners = nameOwners(spots)
  for (const item of answer.items) {
    spots[item.id] = spotOf(item, spots[item.id]?.held ?? null, owners, state.rendition)
    removed.delete(item.id)
  }

  // A full listing may take several answers. What it has not named by the end is no longer ours to hold.
  let listing = sent === null ? [] : state.listing
  if (listing !== null) {
    listing = [...listing, ...answer.items.map(({ id }) => id)]
    if (!answer.more) {
      const named = new Set(listing)
      for (const id of Object.keys(spots)) {
        if (named.has(id)) continue
        delete spots[id]
        if (!isRecovered(id)) removed.add(id)
      }
      listing = null
    }
  }

  return {
    ...state,
    cursor: answer.cursor,
    listing,
    spots,
    removed: [...removed],
    known: knownNames(state.known, spots, at),
    lastContact: at,
    ...(answer.house && { house: knownHouse(answer.house) }),
    // What somebody answered may settle what was asked.
    ...(answer.logs && { logRules: answer.logs, asked: [] }),
  }
}

function knownHouse({ spotPrefix, timeZone, offsets }: SyncHouse): KnownHouse {
  return {
    spotPrefix,
    timeZone,
    offsets: offsets.map(({ from, minutes }) => ({ from: Date.parse(from), minutes })),
  }
}

/** Windows ignores case, so names that differ only in case are the same. */
function nameOwners(spots: Record<string, Spot>): Map<string, string> {
  const owners = new Map<string, string>()
  for (const { id, wanted, held } of Object.values(spots)) {
    // Known only by its file: the spot it belongs to will arrive and take the name.
    if (isRecovered(id)) continue
    if (wanted !== null) owners.set(wanted.name.toLowerCase(), id)
    if (held !== null) owners.set(held.name.toLowerCase(), id)
  }
  return owners
}

function spotOf(
  item: SyncItem,
  held: HeldFile | null,
  owners: Map<string, string>,
  rendition: Rendition,
): Spot {
  const file = pickFile(item.files, rendition)
  let wanted: WantedFile | null = null
  if (file !== null) {
    const plain = safeName(file.fileName)
    const owner = owners.get(plain.toLowerCase()) ?? item.id
    const name = owner === item.id ? plain : markName(plain, item.id)
    owners.set(name.toLowerCase(), item.id)
    wanted = { name, url: file.url, bytes: file.bytes, sha256: file.sha256 }
  }
  const { id, version, number, cart, title, duration, validFrom, validUntil } = item
  return {
    ...{ id, version, number, cart, title, duration, validFrom, validUntil, wanted, held },
    ...(item.broadcast?.filler === true && { filler: true as const }),
  }
}

function knownNames(
  known: Record<string, KnownName>,
  spots: Record<string, Spot>,
  at: number,
): Record<string, KnownName> {
  const next: Record<string, KnownName> = {}
  for (const [name, entry] of Object.entries(known)) {
    if (at - entry.seen < NAMES_ARE_KNOWN_FOR) next[name] = entry
  }
  const titles = new Map<string, string>()
  for (const { id, title } of Object.values(spots)) {
    const plain = plainHeading(title)
    titles.set(plain, titles.has(plain) ? '' : id)
  }
  for (const [title, id] of titles) next[`=${title}`] = { id, seen: at }
  for (const { id, cart, wanted } of Object.values(spots)) {
    if (wanted !== null) next[wanted.name.toLowerCase()] = { id, seen: at }
    if (cart !== null) next[`#${cart}`] = { id, seen: at }
  }
  return next
}
