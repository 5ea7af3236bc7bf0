import type { AuditVerb } from '../../media/schemas/audit.ts'
import { PERSON_ROLES, type Role, STAFF_ROLES } from '../../media/vocabulary.ts'
import type { Actor } from '../records/actor.ts'

const STAFF: readonly Role[] = STAFF_ROLES
const PEOPLE: readonly Role[] = PERSON_ROLES

/** What a station may do of itself; staff may do it for a station too. */
const OF_STATIONS: ReadonlySet<AuditVerb> = new Set([
  'station.report-airings',
  'station.learn-logs',
  'station.ask-about-log',
  'station.discard-log',
  'station.take-back-airing',
  'station.acknowledge',
  'station.confirm-withdrawal',
])

/** What every person may do of their own account; of another's, only administrators (`mayManage`). */
const OF_OWN_ACCOUNT: ReadonlySet<AuditVerb> = new Set([
  'account.change-password',
  'account.add-token',
  'account.revoke-token',
  'account.end-session',
  'account.sign-in',
  'account.sign-out',
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
      if (OF_OWN_ACCOUNT.has(verb)) return PEOPLE.includes(actor.role)
      return verb.startsWith('account.') ? actor.role === 'administrator' : STAFF.includes(actor.role)
  }
}

/** Whether somebody may look after this account: the own one, or any as an administrator. */
export function mayManage(actor: Actor, userId: string): boolean {
  if (actor.type === 'person') return actor.id === userId || actor.role === 'administrator'
  return actor.type !== 'station'
}
