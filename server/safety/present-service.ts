import { type Service, STALE_AFTER_DAYS } from '../../media/schemas/service.ts'
import type { ServiceRecord } from '../records/service.ts'

const DAY_MS = 24 * 3600_000

/** A help line as the API shows it. */
export function presentService(service: ServiceRecord, now = Date.now()): Service {
  return { ...service, stale: now - Date.parse(service.confirmedAt) > STALE_AFTER_DAYS * DAY_MS }
}
