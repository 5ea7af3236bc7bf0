import { countAttempt } from './retry.ts'
import { now, type Session } from './session.ts'
import { sha256Of } from './sha256.ts'
import type { HeldFile, Spot } from './state.ts'

/**
 * Compares the state with the disk. Files that were touched are hashed again. A download that finished just before a
 * power cut, or whose record was lost, is adopted instead of downloaded again.
 */
export async function inspect(session: Session): Promise<void> {
  const { spots: onDisk } = await session.folder.content()
  const spots: Record<string, Spot> = {}
  for (const [id, spot] of Object.entries(session.state.spots)) {
    const found = spot.held === null ? undefined : onDisk.get(spot.held.name)
    const held = spot.held && found && (await seenAgain(session, spot, spot.held, found))
    spots[id] = { ...spot, held: held ?? (await adopted(session, spot, onDisk)) }
  }
  session.state = { ...session.state, spots }
}

interface Found {
  bytes: number
  modified: number
}

async function seenAgain(
  session: Session,
  spot: Spot,
  held: HeldFile,
  found: Found,
): Promise<HeldFile | null> {
  if (found.bytes === held.bytes && found.modified === held.modified) return held
  // Truncated by a disk repair: better no spot than half of one.
  if (found.bytes < held.bytes / 2) return null
  const sha256 = await sha256Of(session.folder.pathOf(held.name))
  const seen = { ...held, ...found, sha256 }
  if (sha256 === held.sha256) return seen
  // The next version under the same name, stored just before the power failed.
  if (sha256 === spot.wanted?.sha256) return { ...seen, version: spot.version }
  // A program at the station wrote to it, as volume levellers and tag editors do. It stays on the air
  // until a clean copy arrives. Attempts are counted, or such a program would make us download it forever.
  const { attempts } = session.state
  if (spot.wanted !== null) {
    const counted = countAttempt(attempts[spot.wanted.sha256], now(session))
    session.state = { ...session.state, attempts: { ...attempts, [spot.wanted.sha256]: counted } }
  }
  session.tally.notes.push(`Otro programa cambió ${held.name}: se vuelve a traer.`)
  return seen
}

async function adopted(
  { folder }: Session,
  { wanted, version }: Spot,
  onDisk: ReadonlyMap<string, Found>,
): Promise<HeldFile | null> {
  const found = wanted === null ? undefined : onDisk.get(wanted.name)
  if (wanted === null || found === undefined || found.bytes !== wanted.bytes) return null
  if ((await sha256Of(folder.pathOf(wanted.name))) !== wanted.sha256) return null
  const { name, bytes, sha256 } = wanted
  return { name, version, bytes, sha256, modified: found.modified }
}
