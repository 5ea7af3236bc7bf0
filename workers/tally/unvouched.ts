import type { Redis } from 'ioredis'
import { type Count, VIEW_STREAM, type ViewBeacon } from '../../media/jobs/queues.ts'
import { hourOf, LONGEST_UNREPORTED_SECONDS } from '../../media/viewing.ts'
import type { Jobs } from '../jobs/jobs.ts'

// Views from pages loaded before tokens existed. Once no such page can be open any more, delete this file.
const GROUP = 'tally'
// One consumer name for all workers, so that entries which one of them read but did not finish are read again, in the
// same batch.
const CONSUMER = 'tally'
const BATCH = 1000
/** Longer than a page keeps a report: what it tells again is still known. */
const REMEMBERED_SECONDS = LONGEST_UNREPORTED_SECONDS + 24 * 3600

type Entry = [id: string, fields: string[]]

/**
 * Counts new views. A crash loses and doubles nothing: beacons are acknowledged after their batch is reported, a batch
 * that is read again has the same name, and each viewing records which beacon counted it.
 */
export async function tallyUnvouched(redis: Redis, jobs: Pick<Jobs, 'reportTally'>): Promise<void> {
  await openGroup(redis)
  for (;;) {
    const unfinished = await readBatch(redis, '0')
    const entries = unfinished.length > 0 ? unfinished : await readBatch(redis, '>')
    const [first] = entries
    if (first === undefined) return
    const counts = await count(redis, entries)
    const ids = entries.map(([id]) => id)
    const batch = `${first[0]}_${ids.at(-1)}`
    if (counts.length > 0) await jobs.reportTally({ type: 'tallied', batch, counts })
    await redis
      .multi()
      .xack(VIEW_STREAM, GROUP, ...ids)
      .xdel(VIEW_STREAM, ...ids)
      .exec()
  }
}

async function openGroup(redis: Redis): Promise<void> {
  try {
    await redis.xgroup('CREATE', VIEW_STREAM, GROUP, '0', 'MKSTREAM')
  } catch (error) {
    const exists = error instanceof Error && error.message.startsWith('BUSYGROUP')
    if (!exists) throw error
  }
}

async function readBatch(redis: Redis, from: '0' | '>'): Promise<Entry[]> {
  const answer = await redis.xreadgroup(
    'GROUP',
    GROUP,
    CONSUMER,
    'COUNT',
    BATCH,
    'STREAMS',
    VIEW_STREAM,
    from,
  )
  const [stream] = (answer ?? []) as [string, Entry[]][]
  return stream?.[1] ?? []
}

async function count(redis: Redis, entries: readonly Entry[]): Promise<Count[]> {
  const counts = new Map<string, Count>()
  for (const [id, fields] of entries) {
    const beacon = beaconOf(fields)
    if (beacon === null) continue
    const key = `chaski:viewing:${beacon.workId}:${beacon.viewing}`
    const counted = await redis.set(key, id, 'EX', REMEMBERED_SECONDS, 'NX', 'GET')
    if (counted !== null && counted !== id) continue
    const { workId, at = arrivedAt(id) } = beacon
    const hour = hourOf(at)
    const known = counts.get(`${workId} ${hour}`)
    if (known) known.amount += 1
    else counts.set(`${workId} ${hour}`, { workId, hour, page: 'site', measure: 'views', amount: 1 })
  }
  return [...counts.values()]
}

/** The id of an entry starts with its arrival in Unix milliseconds. */
function arrivedAt(id: string): number {
  return Number(id.split('-')[0])
}

/** Written by the server, so it is well-formed; an entry whose content was trimmed has none. */
function beaconOf(fields: readonly string[] | null): ViewBeacon | null {
  const at = fields?.indexOf('beacon') ?? -1
  const text = fields?.[at + 1]
  return at < 0 || text === undefined ? null : JSON.parse(text)
}
