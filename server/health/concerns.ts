import { CONCERNS, type Concern, type SystemHealth } from '../../media/schemas/health.ts'
import { RESERVE_BYTES } from '../uploads/space.ts'

/** The same bounds as those of the alerts in ops/monitoring. */
const LOW_BYTES = 5e9
const STANDS_SECONDS = 3600
const BACKUP_OLD_MS = 36 * 3_600_000

export type Readings = Omit<SystemHealth, 'concerns'>

/** What of all this somebody should look after, worst first. What could not be read is no concern of its own. */
export function concernsOf(readings: Readings, now: Date): Concern[] {
  const { parts, workers, jobs, works, freeBytes, backup, jail, stationsLate, servicesStale } = readings
  const free = freeBytes ?? Number.POSITIVE_INFINITY
  const stands = (jobs?.oldestSeconds ?? 0) > STANDS_SECONDS
  const failedSince = backup.failedAt !== null && (backup.goodAt ?? '') < backup.failedAt
  const isOld = now.getTime() - Date.parse(backup.goodAt ?? '1970-01-01T00:00:00Z') > BACKUP_OLD_MS
  const applies: Record<Concern, boolean> = {
    catalogue_away: !parts.catalogue,
    queue_away: !parts.queue,
    store_away: !parts.store,
    disk_full: free < RESERVE_BYTES,
    no_workers: workers === 0,
    backup_failed: backup.wanted && failedSince,
    disk_low: free >= RESERVE_BYTES && free < LOW_BYTES,
    // Without workers that is no wonder.
    queue_stands: stands && workers !== 0,
    works_failed: (works?.failed ?? 0) > 0,
    backup_old: backup.wanted && !failedSince && isOld,
    no_backup: !backup.wanted,
    jail_off: jail === 'off',
    stations_late: (stationsLate ?? 0) > 0,
    services_stale: (servicesStale ?? 0) > 0,
  }
  return CONCERNS.filter((concern) => applies[concern])
}
