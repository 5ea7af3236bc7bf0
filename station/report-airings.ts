import { join } from 'node:path'
import { writeWhole } from './durable.ts'
import type { Session } from './session.ts'
import { saveState } from './state-file.ts'

/** Small enough for a weak link: a batch that is cut is sent again whole. */
const BATCH = 200

/**
 * Sends the queued airings. What a lost answer left in doubt is sent again: the server counts each once.
 * @throws StationError `offline`, `token`, `portal`; what was not confirmed stays in the queue
 */
export async function reportAirings(session: Session): Promise<void> {
  while (session.state.airings.length > 0) {
    const batch = session.state.airings.slice(0, BATCH)
    const receipt = await session.api.report(batch)
    if (receipt === 'refused') {
      // Kept for a person to look at, and out of the way of those that come after.
      const aside = join(session.paths.memory, `emisiones-rechazadas-${Date.now()}.json`)
      await writeWhole(aside, JSON.stringify({ airings: batch }))
      session.tally.failures.add('pending')
      session.tally.notes.push(`El servidor no aceptó ${batch.length} emisiones: quedan en ${aside}.`)
    } else {
      session.tally.airings += receipt.accepted
      if (receipt.refused.length > 0)
        session.tally.notes.push(`${receipt.refused.length} emisiones no se reconocieron.`)
    }
    session.state = { ...session.state, airings: session.state.airings.slice(batch.length) }
    await saveState(session.paths, session.state)
  }
}
