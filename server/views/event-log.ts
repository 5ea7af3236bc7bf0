import type { Redis } from 'ioredis'
import { ChaskiError } from '../../media/errors.ts'
import { EVENT_STREAM, type WorkEvent } from '../../media/jobs/queues.ts'
import { briefly } from '../events/briefly.ts'

export interface EventLog {
  /** Resolves once it is in the stream: what is lost before was never acknowledged. */
  add(event: WorkEvent): Promise<void>
}

/** While Redis is away, no more than this waits for it; pages keep what is refused and send it later. */
const MOST_WAITING = 50_000
/** A healthy Redis answers within a millisecond. */
const PATIENCE_MS = 1500
// Some days of a busy site, if no tally runs. Beyond it the oldest are lost first.
const MOST_ENTRIES = 2_000_000

/** What is to be counted, on its way into the stream. */
export function createEventLog(redis: Pick<Redis, 'xadd'>): EventLog {
  let gathered: WorkEvent[] = []
  let written: Promise<void> | null = null
  let waiting = 0

  const write = async (): Promise<void> => {
    // All that is read in one turn of the event loop shares an entry: the more comes, the less each costs.
    await new Promise(setImmediate)
    const events = gathered
    gathered = []
    written = null
    try {
      await redis.xadd(EVENT_STREAM, 'MAXLEN', '~', MOST_ENTRIES, '*', 'events', JSON.stringify(events))
    } finally {
      waiting -= events.length
    }
  }

  return {
    add(event) {
      if (waiting >= MOST_WAITING) throw new ChaskiError('not_ready')
      waiting += 1
      gathered.push(event)
      // One wait for all of them: a timer for each report took longer than what it waits for.
      written ??= orNotReady(write())
      return written
    },
  }
}

/**
 * What is late may still be written, once Redis is back: then it is told twice, and counts once. A page that waited for
 * it would hold its connection all that time.
 */
async function orNotReady(writing: Promise<void>): Promise<void> {
  const ended = await briefly(writing, PATIENCE_MS)
  if (ended) return
  // Whoever was told to come back is no longer told of this.
  writing.catch(() => {})
  throw new ChaskiError('not_ready')
}
