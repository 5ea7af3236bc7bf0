import type { SystemHealth } from '../../media/schemas/health.ts'
import { STALE_AFTER_DAYS } from '../../media/schemas/service.ts'
import type { Store } from '../../media/store/store.ts'
import type { LastBackup } from '../backup/last-backup.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Dispatch } from '../jobs/dispatch.ts'
import type { WorkersState } from '../jobs/workers-state.ts'
import { concernsOf, type Readings } from './concerns.ts'
import { within } from './within.ts'

export interface Examined {
  checks: Record<keyof SystemHealth['parts'], () => Promise<unknown>>
  catalogue: Pick<Reads, 'vitalCounts' | 'services'>
  dispatch: Pick<Dispatch, 'counts' | 'oldest'>
  store: Pick<Store, 'freeBytes'>
  workers: () => Promise<WorkersState>
  /** Null where no backup is asked for. */
  lastBackup: (() => Promise<LastBackup>) | null
  now?: () => Date
}

/** Each part is asked by itself, all at once, and none is waited for longer. */
const PATIENCE_MS = 1000
const DAY_MS = 24 * 3_600_000
/** A station that has not asked for so long is late. */
export const QUIET_MS = 3 * DAY_MS

/** Examines the system for the people who use it: what works, what waits, what somebody should look after. */
export async function examine(examined: Examined): Promise<SystemHealth> {
  const { checks, catalogue, dispatch, store, lastBackup, now = () => new Date() } = examined
  const at = now()
  const soon = <T>(asking: Promise<T>): Promise<T | null> => within(asking, PATIENCE_MS).catch(() => null)
  const answers = (part: keyof typeof checks): Promise<boolean> =>
    soon(checks[part]().then(() => true)).then((up) => up ?? false)

  const [inCatalogue, inQueue, inStore, workers, counts, oldest, vital, services, freeBytes, backup] =
    await Promise.all([
      answers('catalogue'),
      answers('queue'),
      answers('store'),
      soon(examined.workers()),
      soon(dispatch.counts()),
      soon(dispatch.oldest()),
      soon(catalogue.vitalCounts(new Date(at.getTime() - QUIET_MS))),
      soon(catalogue.services.list()),
      soon(store.freeBytes()),
      lastBackup === null ? null : soon(lastBackup()),
    ])
  const jobsIn = (...states: string[]): number =>
    Object.values(counts ?? {}).reduce(
      (sum, queue) => sum + states.reduce((all, state) => all + (queue[state] ?? 0), 0),
      0,
    )
  const worksIn = (wanted: string): number => vital?.works.find(({ status }) => status === wanted)?.count ?? 0
  const staleBefore = new Date(at.getTime() - STALE_AFTER_DAYS * DAY_MS).toISOString()

  const readings: Readings = {
    parts: { catalogue: inCatalogue, queue: inQueue, store: inStore },
    workers: workers?.count ?? null,
    jail: workers?.jail ?? 'unknown',
    jobs: counts && {
      active: jobsIn('active'),
      waiting: jobsIn('waiting', 'prioritized', 'delayed', 'paused'),
      oldestSeconds: Math.max(0, ...Object.values(oldest ?? {})),
    },
    works: vital && { processing: worksIn('queued') + worksIn('processing'), failed: worksIn('failed') },
    stationsLate: vital?.stationsLate ?? null,
    servicesStale:
      services?.filter(({ active, confirmedAt }) => active && confirmedAt < staleBefore).length ?? null,
    freeBytes,
    backup: {
      wanted: lastBackup !== null,
      goodAt: backup?.good?.takenAt ?? null,
      failedAt: backup?.failed?.at ?? null,
    },
  }
  return { concerns: concernsOf(readings, at), ...readings }
}
