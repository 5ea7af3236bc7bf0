import { Gauge, type Registry } from 'prom-client'
import type { Store } from '../../media/store/store.ts'
import type { LastBackup } from '../backup/last-backup.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { QUIET_MS } from '../health/system-health.ts'
import { within } from '../health/within.ts'
import type { Dispatch } from '../jobs/dispatch.ts'

export interface Watched {
  /** What the server cannot work without, by name. Each answers, or throws. */
  checks: Record<string, () => Promise<unknown>>
  vitalCounts: Reads['vitalCounts']
  totalViews: Reads['totalViews']
  dispatch: Pick<Dispatch, 'counts' | 'oldest'>
  store: Pick<Store, 'freeBytes'>
  /** Null where no backup is asked for. */
  lastBackup: (() => Promise<LastBackup>) | null
}

const PATIENCE_MS = 1000

/**
 * What an operator watches beside the process itself. Each is asked for by itself and within a second: the figures of
 * what works are wanted most while something else does not.
 */
export function watchVitals(register: Registry, watched: Watched): void {
  const { checks, vitalCounts, totalViews, dispatch, store, lastBackup } = watched
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (labels: Record<string, string>, value: number) => void) => Promise<void>,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [register],
      async collect() {
        this.reset()
        // What cannot be read is left out, which is another thing than nought.
        if (labelNames.length === 0) this.remove()
        await within(
          read((labels, value) => this.set(labels, value)),
          PATIENCE_MS,
        ).catch(() => {})
      },
    })
  }

  gauge('chaski_part_up', '1 where a part answers: catalogue, queue, store', ['part'], async (set) => {
    await Promise.all(
      Object.entries(checks).map(async ([part, check]) => {
        const up = await within(check(), PATIENCE_MS * 0.8).then(
          () => 1,
          () => 0,
        )
        set({ part }, up)
      }),
    )
  })
  gauge(
    'chaski_queue_oldest_seconds',
    'Age of the job that waits longest, by queue',
    ['queue'],
    async (set) => {
      for (const [queue, seconds] of Object.entries(await dispatch.oldest())) set({ queue }, seconds)
    },
  )
  gauge('chaski_store_free_bytes', 'Bytes that can still be stored', [], async (set) => {
    const free = await store.freeBytes()
    if (free !== null) set({}, free)
  })

  const counts = () => vitalCounts(new Date(Date.now() - QUIET_MS))
  gauge('chaski_works', 'Works, by status', ['status'], async (set) => {
    for (const { status, count } of (await counts()).works) set({ status }, count)
  })
  gauge('chaski_works_failed', 'Works that failed and wait for somebody, by code', ['code'], async (set) => {
    for (const { code, count } of (await counts()).failed) set({ code }, count)
  })
  gauge('chaski_views', 'Views of all works together', [], async (set) => set({}, await totalViews()))
  gauge('chaski_stations_late', 'Stations that have not asked for three days', [], async (set) =>
    set({}, (await counts()).stationsLate),
  )
  if (lastBackup)
    gauge(
      'chaski_backup_last_success_timestamp_seconds',
      'Moment of the last good backup; 0 where there is none',
      [],
      async (set) => set({}, Date.parse((await lastBackup()).good?.takenAt ?? '1970-01-01T00:00:00Z') / 1000),
    )
}

/** The same of queues: none at all where they cannot be asked. */
export function soon<T>(asking: Promise<Record<string, T>>): Promise<Record<string, T>> {
  return within(asking, PATIENCE_MS).catch(() => ({}))
}
