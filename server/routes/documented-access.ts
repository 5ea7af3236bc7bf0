import type { ErrorCode } from '../../media/errors.ts'
import { PERSON_ROLES, ROLES, type Role, TOKEN_SCOPES } from '../../media/vocabulary.ts'
import type { RouteAccess } from '../api-document/describe-route.ts'
import { narrowed, reaches } from '../rules/token-scope.ts'
import { type AccessRule, isOpen, refusalOf, ruleOf } from './access-rules.ts'

const SIGNED_IN: RouteAccess['security'] = [{ session: [] }, { bearer: [] }]

/** What the API document says about who may use a route. */
export function documentedAccess(method: string, url: string): RouteAccess {
  const rule = ruleOf(method, url)
  if (rule === undefined) return { security: [], refusals: [] }
  return { security: securityOf(rule), refusals: refusalsOf(rule, method, url) }
}

function securityOf(rule: AccessRule): RouteAccess['security'] {
  if (rule === 'anyone, staff see more') return [{}, ...SIGNED_IN]
  return isOpen(rule) ? [] : SIGNED_IN
}

function refusalsOf(rule: AccessRule, method: string, url: string): ErrorCode[] {
  const askers = [null, ...ROLES].map((role) => ({ role, isThisMachine: false }))
  const byRole = askers.flatMap((asker) => refusalOf(rule, asker) ?? [])
  return [
    ...new Set<ErrorCode>([
      ...byRole,
      ...(mayBeTooNarrow(rule, method, url) ? (['narrow_token'] as const) : []),
    ]),
  ]
}

/** Whether a person who may use the route may have a token that does not reach it. */
function mayBeTooNarrow(rule: AccessRule, method: string, url: string): boolean {
  if (isOpen(rule)) return false
  const admits = (role: Role): boolean => refusalOf(rule, { role, isThisMachine: false }) === null
  return PERSON_ROLES.filter(admits).some((role) =>
    TOKEN_SCOPES.some((scope) => !reaches(scope, method, url) || !admits(narrowed(role, scope))),
  )
}
