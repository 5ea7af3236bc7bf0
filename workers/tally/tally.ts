import type { Redis } from 'ioredis'
import { EVENT_STREAM, type WorkEvent } from '../../media/jobs/queues.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { countEvents } from './count-events.ts'
import { MARKS_KEPT_SECONDS, marksKey, placesOf, readMarks } from './marks.ts'

/** Id of the last entry of the open batch. */
const BATCH_KEY = 'chaski:tally:batch'
/** Each entry holds what a server read at once, up to hundreds of events. Redis blocks while it returns them. */
const MOST_ENTRIES = 50

type Entry = [id: string, fields: string[]]

/**
 * Counts new events, batch by batch. Neither a crash nor two concurrent runs lose or double anything: the end of a
 * batch is recorded before counting, so that it stays the same batch, under the same name, until it is finished; and
 * its marks are set in the same step that trims it from the stream.
 */
export async function tally(redis: Redis, jobs: Pick<Jobs, 'reportTally'>): Promise<void> {
  for (;;) {
    const last = await openBatch(redis)
    if (last === null) return
    const entries = await redis.xrange(EVENT_STREAM, '-', last)
    const events = entries.flatMap(eventsOf)
    const counts = countEvents(events, await readMarks(redis, events))
    if (counts.length > 0) await jobs.reportTally({ type: 'tallied', batch: last, counts })
    await closeBatch(redis, last, events)
  }
}

/** @returns the id of the batch's last entry, or null if there is nothing to count */
async function openBatch(redis: Redis): Promise<string | null> {
  const open = await redis.get(BATCH_KEY)
  if (open !== null) return open
  const entries = await redis.xrange(EVENT_STREAM, '-', '+', 'COUNT', MOST_ENTRIES)
  const last = entries.at(-1)?.[0]
  if (last === undefined) return null
  await redis.set(BATCH_KEY, last, 'NX')
  // Another run may have been quicker, with a different end, and may even have finished.
  return (await redis.get(BATCH_KEY)) ?? openBatch(redis)
}

// Only the run with the open batch may close it; otherwise a slow one would trim entries that nobody has counted.
const CLOSE = `
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
local at = 4
for key = 3, #KEYS do
  local places = tonumber(ARGV[at])
  for place = at + 1, at + places do redis.call('SETBIT', KEYS[key], ARGV[place], 1) end
  redis.call('EXPIRE', KEYS[key], ARGV[3])
  at = at + places + 1
end
redis.call('XTRIM', KEYS[1], 'MINID', ARGV[2])
redis.call('DEL', KEYS[2])
return 1`

async function closeBatch(redis: Redis, last: string, events: readonly WorkEvent[]): Promise<void> {
  const marks = [...placesOf(events)]
  const keys = [EVENT_STREAM, BATCH_KEY, ...marks.map(([series]) => marksKey(series))]
  const places = marks.flatMap(([, ofSeries]) => [ofSeries.length, ...ofSeries])
  await redis.eval(CLOSE, keys.length, ...keys, last, idAfter(last), MARKS_KEPT_SECONDS, ...places)
}

/** The smallest stream id after this one. */
function idAfter(id: string): string {
  const [milliseconds, sequence] = id.split('-')
  return `${milliseconds}-${Number(sequence) + 1}`
}

function eventsOf([, fields]: Entry): WorkEvent[] {
  const text = fields[fields.indexOf('events') + 1]
  return text === undefined ? [] : (JSON.parse(text) as WorkEvent[])
}
