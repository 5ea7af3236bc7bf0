import { countAttempt } from './retry.ts'
import { now, type Session } from './session.ts'
import { sha256Of } from './sha256.ts'
import type { HeldFile, Spot } from './state.ts'

/**
 * Compares what the state believes to hold with what is on the disk. A file that was touched is read again; a
 * download that was finished just before a power cut, or whose record was lost, is taken over instead of fetched again.
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
  // Cut off by a repair of the disk: better no spot than half of one.
  if (found.bytes < held.bytes / 2) return null
  const sha256 = await sha256Of(session.folder.pathOf(held.name))
  const seen = { ...held, ...found, sha256 }
  if (sha256 === held.sha256) return seen
  // The next version under the same name, kept just before the power went.
  if (sha256 === spot.wanted?.sha256) return { ...seen, version: spot.version }
  // A program of the station wrote into it, as those that level volumes or fill in tags do. It goes on being aired
  // until a clean copy is here, and the tries are counted, or such a program would make us fetch it for ever.
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
