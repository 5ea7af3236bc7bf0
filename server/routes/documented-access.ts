import type { ErrorCode } from '../../media/errors.ts'
import { ROLES } from '../../media/vocabulary.ts'
import type { RouteAccess } from '../api-document/describe-route.ts'
import { type AccessRule, isOpen, refusalOf, ruleOf } from './access-rules.ts'

const SIGNED_IN: RouteAccess['security'] = [{ session: [] }, { bearer: [] }]

/** What the API document says about who may use a route. */
export function documentedAccess(method: string, url: string): RouteAccess {
  const rule = ruleOf(method, url)
  if (rule === undefined) return { security: [], refusals: [] }
  return { security: securityOf(rule), refusals: refusalsOf(rule) }
}

function securityOf(rule: AccessRule): RouteAccess['security'] {
  if (rule === 'anyone, staff see more') return [{}, ...SIGNED_IN]
  return isOpen(rule) ? [] : SIGNED_IN
}

function refusalsOf(rule: AccessRule): ErrorCode[] {
  const askers = [null, ...ROLES].map((role) => ({ role, isThisMachine: false }))
  return [...new Set(askers.flatMap((asker) => refusalOf(rule, asker) ?? []))]
}
