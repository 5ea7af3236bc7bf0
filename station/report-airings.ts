import { join } from 'node:path'
import { writeWhole } from './durable.ts'
import type { ServerApi } from './server-api.ts'
import type { Session } from './session.ts'
import { withoutFirst } from './state.ts'
import { saveState } from './state-file.ts'

/** Small enough for a slow link: an interrupted batch is sent again in full. */
const BATCH = 200

/**
 * Sends the queued airings. If the answer is lost they are sent again: the server counts each once.
 * @throws StationError `offline`, `token`, `portal`; what was not confirmed stays in the queue
 */
export async function reportAirings(session: Session, api: Pick<ServerApi, 'report'>): Promise<void> {
  while (session.state.airings.length > 0) {
    const batch = session.state.airings.slice(0, BATCH)
    const receipt = await api.report(batch)
    if (receipt === 'refused') {
      // Kept for a person to look at, without blocking those that follow.
      const aside = join(session.paths.memory, `emisiones-rechazadas-${Date.now()}.json`)
      await writeWhole(aside, JSON.stringify({ airings: batch }))
      session.tally.failures.add('pending')
      session.tally.notes.push(`El servidor no aceptó ${batch.length} emisiones: quedan en ${aside}.`)
    } else {
      session.tally.airings += receipt.accepted
      if (receipt.refused.length > 0)
        session.tally.notes.push(`${receipt.refused.length} emisiones no se reconocieron.`)
    }
    session.state = withoutFirst(session.state, batch.length)
    await saveState(session.paths, session.state)
  }
}
