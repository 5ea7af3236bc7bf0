import type { FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { ChaskiError } from '../../media/errors.ts'
import { isLocalCaller } from '../accounts/local-caller.ts'
import { reaches } from '../rules/token-scope.ts'
import { type AccessRule, isOpen, refusalOf, ruleOf } from './access-rules.ts'

// The largest body a visitor sends is a small form.
const OPEN_BODY_BYTES = 16 * 1024

/**
 * Enforces the rule of every route (`access-rules.ts`) before the body is read, so that nobody can make us receive
 * megabytes only to refuse them. Registered before the routes.
 * @throws Error when a route has no rule
 */
export const enforceAccess = fastifyPlugin<{ isBehindProxy: boolean }>(
  async (app, { isBehindProxy }) => {
    app.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) {
        const rule = ruleOf(method, route.url)
        if (rule === undefined) {
          throw new Error(
            `${method} ${route.url} has no access rule: add it to server/routes/access-rules.ts`,
          )
        }
        if (isOpen(rule)) route.bodyLimit ??= OPEN_BODY_BYTES
      }
    })

    app.addHook('onRequest', async (request) => {
      // No route, so no reason to read a body.
      if (request.is404) throw new ChaskiError('not_found')
      const rule = accessRuleOf(request)
      const refusal = refusalOf(rule, {
        role: request.user?.role ?? null,
        isThisMachine: !isBehindProxy && isLocalCaller(request),
      })
      if (refusal)
        throw new ChaskiError(
          refusal === 'forbidden' && request.scope !== 'everything' ? 'narrow_token' : refusal,
        )
      const url = request.routeOptions.url ?? ''
      if (!isOpen(rule) && !reaches(request.scope, request.method, url)) throw new ChaskiError('narrow_token')
    })

    app.addHook('onSend', async (request, reply) => {
      if (request.is404) return
      const rule = accessRuleOf(request)
      const cached = reply.getHeader('cache-control')
      if (!isOpen(rule) && cached === undefined) reply.header('cache-control', 'no-store')
      // What caches may hand to everyone is the same for everyone, and a CDN would keep none of it with `Vary: Cookie`.
      if (rule !== 'anyone, staff see more' || String(cached).startsWith('public')) return
      if (request.user && cached === undefined) reply.header('cache-control', 'no-store')
      reply.header('vary', [reply.getHeader('vary'), 'Cookie, Authorization'].filter(Boolean).join(', '))
    })
  },
  { name: 'enforce-access', dependencies: ['authentication'] },
)

function accessRuleOf(request: FastifyRequest): AccessRule {
  const rule = ruleOf(request.method, request.routeOptions.url ?? '')
  // `onRoute` has seen to it that there is one.
  if (rule === undefined) throw new Error(`no access rule for ${request.method} ${request.routeOptions.url}`)
  return rule
}
