import type { SyncAck } from '../media/schemas/sync.ts'
import { isRecovered } from './recover.ts'
import type { ServerApi } from './server-api.ts'
import type { Session } from './session.ts'
import { sha256OfText } from './sha256.ts'
import type { State } from './state.ts'
import { saveState } from './state-file.ts'
import { AGENT } from './version.ts'

/**
 * Tells the server what the station holds and what it took off the air, if that changed since the last time.
 * @throws StationError `offline`, `token`, `portal`
 */
export async function acknowledge(session: Session, api: Pick<ServerApi, 'acknowledge'>): Promise<void> {
  const { cursor, spots, removed } = session.state
  if (cursor === null) return
  const ack = {
    cursor,
    held: heldVersions(spots),
    removed,
    agent: AGENT,
  }
  const digest = sha256OfText(JSON.stringify(ack))
  if (digest === session.state.acknowledged) return
  await api.acknowledge(ack)
  // Without the removed ones: they are reported only once.
  const acknowledged = sha256OfText(JSON.stringify({ ...ack, removed: [] }))
  session.state = { ...session.state, acknowledged, removed: [] }
  await saveState(session.paths, session.state)
}

/** What the station says that it holds. */
export function heldVersions(spots: State['spots']): SyncAck['held'] {
  return Object.values(spots).flatMap(({ id, held }) =>
    held === null || isRecovered(id) ? [] : [{ id, version: held.version }],
  )
}
