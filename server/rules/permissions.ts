import type { AuditVerb } from '../../media/schemas/audit.ts'
import type { Role } from '../../media/vocabulary.ts'
import type { Actor } from '../records/actor.ts'

/** The roles that work with the catalogue. */
const STAFF: readonly Role[] = ['administrator', 'editor']

/** What a station may do of itself; staff may do it for a station too. */
const OF_STATIONS: ReadonlySet<AuditVerb> = new Set([
  'station.report-airings',
  'station.take-back-airing',
  'station.acknowledge',
  'station.confirm-withdrawal',
])

/**
 * Whether somebody may do this at all. Routes refuse earlier and by their own table; this is the last word, and the
 * only one for what does not come in by a route.
 */
export function mayDo(actor: Actor, verb: AuditVerb): boolean {
  switch (actor.type) {
    case 'system':
    case 'shell':
      return true
    case 'station':
      return OF_STATIONS.has(verb)
    case 'person':
      return verb.startsWith('account.') ? actor.role === 'administrator' : STAFF.includes(actor.role)
  }
}
