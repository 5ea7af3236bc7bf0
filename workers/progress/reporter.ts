import type { Redis } from 'ioredis'
import { PROGRESS_CHANNEL, type Progress } from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'
import { type Ledger, ledgerKey } from '../jobs/ledger.ts'
import { shareDone, timeLeft } from './share.ts'

export interface ProgressReporter {
  /** Tracks one job of a version. */
  track(ref: VersionRef, part: string): { moved(done: number): void; ended(): void }
}

/** Progress of a version across all workers. */
const INTERVAL_MS = 500

/**
 * Adds up the progress of all workers on a version and publishes it. Each worker records its parts in a hash that expires by
 * itself; whoever gets through the rate limit publishes for all.
 */
export function createProgressReporter(
  redis: Redis,
  ledger: Pick<Ledger, 'outlook' | 'madeParts'>,
  onError: (error: Error) => void,
): ProgressReporter {
  const busy = new Set<string>()

  const tell = async (ref: VersionRef, part: string, done: number): Promise<void> => {
    const moving = `${ledgerKey(ref)}:moving`
    await redis.hset(moving, part, done.toFixed(3))
    await redis.expire(moving, 60)
    const mayTell = await redis.set(`${ledgerKey(ref)}:told`, '1', 'PX', INTERVAL_MS, 'NX')
    if (mayTell === null) return
    const outlook = await ledger.outlook(ref)
    if (outlook === null) return
    const made = await ledger.madeParts(ref)
    const fractions = Object.entries(await redis.hgetall(moving)).map(([name, text]) => [name, Number(text)])
    const share = shareDone(outlook.costs, made, Object.fromEntries(fractions))
    const message: Progress = {
      workId: ref.workId,
      version: ref.version,
      progress: share,
      timeLeft: timeLeft(share, (Date.now() - outlook.begun) / 1000, outlook.done),
    }
    await redis.publish(PROGRESS_CHANNEL, JSON.stringify(message))
  }

  return {
    track(ref, part) {
      const name = `${ledgerKey(ref)}:${part}`
      let last = 0
      let open = true
      return {
        moved(done) {
          const now = Date.now()
          if (!open || busy.has(name) || now - last < INTERVAL_MS) return
          last = now
          busy.add(name)
          tell(ref, part, done)
            .catch(onError)
            .finally(() => busy.delete(name))
        },
        ended() {
          open = false
        },
      }
    },
  }
}
