import type { Redis } from 'ioredis'
import type { Run } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'

/**
 * What has been decided about a version and made of it so far: a Redis hash shared by all workers. A part is entered after
 * its files are stored, so a job that runs twice finds its work done. If the ledger is lost, the version is made again
 * from the upload.
 */
export interface Ledger {
  /** Enters the plan of the version, unless there is one already: a retry continues with the same plan. */
  decide(ref: VersionRef, decision: unknown): Promise<void>
  /** The plan as entered, or null. Whoever made it knows its shape. */
  decision(ref: VersionRef): Promise<unknown>
  outlook(ref: VersionRef): Promise<Outlook | null>
  setOutlook(ref: VersionRef, outlook: Outlook): Promise<void>
  enter(ref: VersionRef, part: string, result: unknown): Promise<void>
  has(ref: VersionRef, part: string): Promise<boolean>
  /** Names of all finished parts. */
  madeParts(ref: VersionRef): Promise<Set<string>>
  /** The same with their results, of which a long video has many. */
  made(ref: VersionRef): Promise<Map<string, unknown>>
  /** Records that this attempt is over; its waiting jobs have nothing to do. */
  end(run: Run): Promise<void>
  hasEnded(run: Run): Promise<boolean>
  /** A counter that gives each outcome its own id. */
  nextOutcome(ref: VersionRef): Promise<number>
  /** Keeps the ledger of a finished version for a day, so that late jobs find it finished. */
  retire(ref: VersionRef): Promise<void>
  remove(ref: VersionRef): Promise<void>
}

/** What progress is computed from. */
export interface Outlook {
  /** Cost by part, in seconds. */
  costs: Record<string, number>
  /** Start of the attempt, in Unix milliseconds. */
  begun: number
  /** 0..1: what earlier attempts had finished by then. */
  done: number
}

const DAY = 24 * 3600
/** How long a failed version can wait for a retry. */
const KEPT = 30 * DAY
const PART = 'part:'
const DECISION = 'planned'

export const ledgerKey = ({ workId, version }: VersionRef): string => `chaski:ledger:${workId}:${version}`

export function createLedger(redis: Redis): Ledger {
  const read = async <T>(ref: VersionRef, field: string): Promise<T | null> => {
    const text = await redis.hget(ledgerKey(ref), field)
    return text === null ? null : JSON.parse(text)
  }
  const write = async (ref: VersionRef, field: string, value: unknown): Promise<void> => {
    await redis.hset(ledgerKey(ref), field, JSON.stringify(value))
    await redis.expire(ledgerKey(ref), KEPT)
  }

  return {
    async decide(ref, decision) {
      await redis.hsetnx(ledgerKey(ref), DECISION, JSON.stringify(decision))
      await redis.expire(ledgerKey(ref), KEPT)
    },
    decision: (ref) => read(ref, DECISION),
    outlook: (ref) => read(ref, 'outlook'),
    setOutlook: (ref, outlook) => write(ref, 'outlook', outlook),
    enter: (ref, part, result) => write(ref, PART + part, result),
    has: async (ref, part) => (await redis.hexists(ledgerKey(ref), PART + part)) === 1,
    async madeParts(ref) {
      const fields = await redis.hkeys(ledgerKey(ref))
      return new Set(
        fields.filter((field) => field.startsWith(PART)).map((field) => field.slice(PART.length)),
      )
    },
    async made(ref) {
      const fields = Object.entries(await redis.hgetall(ledgerKey(ref)))
      return new Map(
        fields
          .filter(([field]) => field.startsWith(PART))
          .map(([field, text]) => [field.slice(PART.length), JSON.parse(text)]),
      )
    },
    end: (run) => write(run, 'ended', run.attempt),
    hasEnded: async (run) => ((await read<number>(run, 'ended')) ?? 0) >= run.attempt,
    nextOutcome: (ref) => redis.hincrby(ledgerKey(ref), 'outcomes', 1),
    async retire(ref) {
      await redis.expire(ledgerKey(ref), DAY)
    },
    async remove(ref) {
      await redis.del(ledgerKey(ref))
    },
  }
}
