import { join } from 'node:path'
import type { Homecoming } from '../media/schemas/suitcase.ts'
import { sealJws } from '../media/suitcase/jws.ts'
import { HOMECOMING_FILE } from '../media/suitcase/layout.ts'
import { heldVersions } from './acknowledge.ts'
import { writeWhole } from './durable.ts'
import { signingKey } from './ed25519.ts'
import { StationError, systemCode } from './failure.ts'
import type { FoundOuting } from './find-outing.ts'
import type { ReadOuting } from './read-outing.ts'
import type { OpenQuestion, Session } from './session.ts'
import { sha256OfText } from './sha256.ts'
import { type State, type SuitcaseMemory, withoutFirst } from './state.ts'
import { saveState } from './state-file.ts'
import { AGENT } from './version.ts'

/** As many as one homecoming may have; the rest goes with the next. */
const AIRINGS_AT_MOST = 50_000
const QUESTIONS_AT_MOST = 20

/** What goes home on this stick: everything that no receipt has confirmed, since any stick may get lost. */
export function homecomingOf(
  state: State,
  memory: SuitcaseMemory,
  { station, sequence, ticket }: Pick<ReadOuting, 'station' | 'sequence' | 'ticket'>,
  questions: readonly OpenQuestion[],
): Homecoming {
  const airings = state.airings.slice(0, AIRINGS_AT_MOST)
  return {
    format: 1,
    station: station.id,
    outing: { sequence, ticket },
    applied: memory.sequence,
    count: memory.count + 1,
    // Of a listing that arrived in parts, nothing is done yet.
    cursor: state.listing === null ? state.cursor : null,
    held: heldVersions(state.spots),
    airings,
    upTo: (state.airingsGone ?? 0) + airings.length,
    questions: questions
      // A day belongs to one file: the person at the station writes it into its name.
      .filter(({ question }) => question.about !== 'day')
      .slice(0, QUESTIONS_AT_MOST)
      .map(({ fileName, sample }) => ({
        fileName: fileName.slice(0, 200),
        sample: Buffer.from(sample).toString('base64'),
      })),
    rendition: state.rendition,
    agent: AGENT,
  }
}

/**
 * Drops the airings that have come home. Only a receipt that the organisation signed may do so.
 * @param agent public key of this agent: receipts of one that was here before count other airings
 */
export function withReceipts(state: State, agent: string, receipts: ReadOuting['receipts']): State {
  const upTo = Math.max(0, ...receipts.filter((one) => one.agent === agent).map((one) => one.upTo))
  const settled = upTo - (state.airingsGone ?? 0)
  return settled > 0 ? withoutFirst(state, settled) : state
}

/**
 * Writes what goes home onto the stick, if that changed.
 * @throws StationError `suitcase_damaged` if the stick takes nothing
 */
export async function bringHome(session: Session, { folder, outing }: FoundOuting): Promise<void> {
  const { suitcase } = session.state
  if (suitcase === undefined) return
  const homecoming = homecomingOf(session.state, suitcase, outing, session.questions)
  const written = sha256OfText(JSON.stringify({ ...homecoming, count: 0 }))
  if (written === suitcase.written) return
  // Counted before it is written: two homecomings must never share a number.
  const counted = { ...suitcase, count: homecoming.count, written: null }
  session.state = { ...session.state, suitcase: counted }
  await saveState(session.paths, session.state)
  const text = sealJws('chaski-homecoming', homecoming, signingKey(suitcase.privateKey))
  try {
    await writeWhole(join(folder, HOMECOMING_FILE), text)
  } catch (error) {
    if (systemCode(error) === null) throw error
    throw new StationError(
      'suitcase_damaged',
      'No se pudo escribir en el maletín lo que debe volver a la organización: revise si está protegido o lleno.',
      { cause: error },
    )
  }
  session.state = { ...session.state, suitcase: { ...counted, written } }
  await saveState(session.paths, session.state)
}
