import { newPrivateKey, signingKey } from './ed25519.ts'
import { StationError } from './failure.ts'
import { fetchSpots } from './fetch-spots.ts'
import { findOuting, verifiedFiles } from './find-outing.ts'
import { bringHome, withReceipts } from './homecoming.ts'
import { inspect } from './inspect.ts'
import { listen } from './listen.ts'
import type { ReadOuting } from './read-outing.ts'
import type { Session } from './session.ts'
import { settle } from './settle.ts'
import type { State } from './state.ts'
import { createStickSource } from './stick-source.ts'

const WHOLE_STICK = 24 * 60 * 60_000

/**
 * What a visit to the server is, with a suitcase: what is new, what is gone, and what goes home. The suitcase is followed
 * whole or not at all.
 * @param from the stick
 * @throws StationError `offline` without a suitcase, `suitcase_damaged`, `suitcase_foreign`, `suitcase_old`
 */
export async function visitSuitcase(session: Session, from: string): Promise<void> {
  const { suitcase } = session.state
  const found = await findOuting(from, {
    station: session.settings.station ?? suitcase?.station ?? null,
    signer: suitcase?.signer ?? null,
  })
  const { outing } = found
  if (isOld(session.state, outing)) {
    session.state = received(session.state, outing)
    await bringHome(session, found)
    throw new StationError(
      'suitcase_old',
      'Este maletín es anterior a lo que la emisora ya tiene: no se cambió nada.',
    )
  }
  // Before anything is changed: with one bad file, all stays as it was.
  const paths = await verifiedFiles(found, lacking(session.state, outing))
  session.state = followed(received(session.state, outing), outing)
  const source = createStickSource(outing, paths)
  await listen(session, source)
  await inspect(session)
  await settle(session)
  await fetchSpots(session, source, Date.now() + WHOLE_STICK)
  await bringHome(session, found)
}

/**
 * Whether a stick must not be followed: it was packed before a later one that was, or before the server itself was heard. It would
 * bring back what has been withdrawn since. Its number does not tell: a catalogue that was restored counts again.
 */
export function isOld({ clock }: Pick<State, 'clock'>, { packedAt }: Pick<ReadOuting, 'packedAt'>): boolean {
  return clock.lastServerTime > Date.parse(packedAt)
}

/** Hashes of what the suitcase offers and the station does not hold. */
function lacking(state: State, { files }: ReadOuting): Set<string> {
  const held = new Set(Object.values(state.spots).map((spot) => spot.held?.sha256))
  return new Set(files.map(({ sha256 }) => sha256).filter((sha256) => !held.has(sha256)))
}

/** The first suitcase tells which station this is, and whom it believes from then on. Receipts count on any stick. */
function received(state: State, { station, signer, receipts }: ReadOuting): State {
  const suitcase = state.suitcase ?? {
    ...{ signer, station: station.id, sequence: 0, count: 0, written: null },
    privateKey: newPrivateKey(),
  }
  return withReceipts({ ...state, suitcase }, signingKey(suitcase.privateKey).publicKey, receipts)
}

/** The day of packing is not today, but no day before it can be. */
function followed(state: State, { server, sequence, packedAt }: ReadOuting): State {
  const { suitcase, clock } = state
  return {
    ...state,
    server: state.server || server,
    clock: { ...clock, lastServerTime: Math.max(clock.lastServerTime, Date.parse(packedAt)) },
    ...(suitcase && { suitcase: { ...suitcase, sequence } }),
  }
}
