import { applyAnswer } from './apply-answer.ts'
import { compareClocks } from './clock.ts'
import { now, type Session } from './session.ts'
import type { SpotSource } from './spot-source.ts'
import { saveState } from './state-file.ts'

/** A server that always says "there is more" must not keep us forever. */
const MOST_ANSWERS = 10_000

/**
 * Asks the source what changed, answer by answer, until there is no more.
 * @throws StationError `offline`, `token`, `portal`; what was learnt so far is kept
 */
export async function listen(session: Session, source: Pick<SpotSource, 'sync'>): Promise<void> {
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const { cursor, etag } = session.state
    const result = await source.sync(cursor, etag?.cursor === cursor ? etag.value : null)
    switch (result.kind) {
      case 'restart':
        session.state = { ...session.state, cursor: null, etag: null, listing: null }
        continue
      case 'unchanged':
        learnTime(session, result.serverTime)
        session.state = { ...session.state, lastContact: now(session) }
        return
      case 'answer': {
        learnTime(session, result.serverTime)
        const named = new Set(session.state.removed)
        const applied = applyAnswer(session.state, cursor, result.answer, now(session))
        session.tally.removed += applied.removed.filter((id) => !named.has(id)).length
        const validator = result.etag === null || cursor === null ? null : { value: result.etag, cursor }
        session.state = { ...applied, etag: validator }
        if (cursor !== applied.cursor) await saveState(session.paths, session.state)
        session.tidy('all')
        if (!result.answer.more) return
      }
    }
  }
}

function learnTime(session: Session, serverTime: number | null): void {
  if (serverTime === null) return
  const clock = compareClocks(Date.now(), serverTime)
  session.state = { ...session.state, clock }
  session.tally.clockOffset = clock.offset
  session.sure = true
}
