import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { ChaskiError } from '../../media/errors.ts'
import { STAFF_ROLES, type TokenScope } from '../../media/vocabulary.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { sessionId } from '../catalogue/credentials.ts'
import type { NewSession, UserRecord } from '../records/user.ts'
import { narrowed } from '../rules/token-scope.ts'
import { isSameOrigin } from './same-origin.ts'
import { hashSecret, newSecret } from './secrets.ts'

export const SESSION_COOKIE = 'chaski_session'
const SESSION_DAYS = 30
const MAX_AGENT_LENGTH = 300
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in user, or null for a visitor. By a token of narrow scope, with no more rights than that has. */
    user: UserRecord | null
    /** How far the token reaches by which the request came; `everything` for a session. */
    scope: TokenScope
  }
  interface FastifyInstance {
    /** Looks the user up again, for responses that may outlive the session. */
    whoAsks(request: FastifyRequest): Promise<UserRecord | null>
    isPublishedByHttps: boolean
  }
}

/** Who a credential belongs to, and how far it reaches. */
interface Holder {
  user: UserRecord | null
  scope: TokenScope
}

const NOBODY: Holder = { user: null, scope: 'everything' }

interface AuthenticationNeeds {
  credentials: Pick<Reads['credentials'], 'userOfToken' | 'userOfSession'>
  /** Whether the public address uses https. */
  https: boolean
}

/** Identifies the user by bearer token or session cookie before any route runs. */
export const authentication = fastifyPlugin<AuthenticationNeeds>(
  async (app, { credentials, https }) => {
    app.decorate('isPublishedByHttps', https)
    const holderOf = async (request: FastifyRequest): Promise<Holder> => {
      const bearer = bearerOf(request)
      if (bearer) {
        const held = await credentials.userOfToken(hashSecret(bearer))
        if (!held) return NOBODY
        const { user, scope } = held
        return { user: { ...user, role: narrowed(user.role, scope) }, scope }
      }
      const cookie = request.cookies[SESSION_COOKIE]
      if (!cookie) return NOBODY
      // Browsers also attach the cookie to requests that another site triggered. Those are treated as a visitor's.
      if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers)) return NOBODY
      return { ...NOBODY, user: (await credentials.userOfSession(hashSecret(cookie))) ?? null }
    }
    app.decorate('whoAsks', async (request: FastifyRequest) => (await holderOf(request)).user)
    app.decorateRequest('user', null)
    app.decorateRequest('scope', 'everything')
    app.addHook('onRequest', async (request) => {
      const { user, scope } = await holderOf(request)
      request.user = user
      request.scope = scope
      // An expired token must not look like an empty list to its owner.
      if (!request.user && bearerOf(request)) throw new ChaskiError('not_signed_in')
    })
  },
  { name: 'authentication', dependencies: ['@fastify/cookie'] },
)

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\x21-\x7e]+)$/i.exec(headers.authorization ?? '')?.[1]
}

/** Whether the user is a member of staff, rather than a station, a viewer of figures or a visitor. */
export function isStaff({ user }: Pick<FastifyRequest, 'user'>): boolean {
  return STAFF_ROLES.some((role) => role === user?.role)
}

/** @throws ChaskiError `not_signed_in` */
export function userOf(request: FastifyRequest): UserRecord {
  if (!request.user) throw new ChaskiError('not_signed_in')
  return request.user
}

/** The hash of the request's session; null if it was authenticated by a token. */
export function sessionHashOf(request: FastifyRequest): string | null {
  const cookie = request.cookies[SESSION_COOKIE]
  return cookie === undefined || bearerOf(request) ? null : hashSecret(cookie)
}

/** The public id of that session. */
export function sessionIdOf(request: FastifyRequest): string | null {
  const hash = sessionHashOf(request)
  return hash && sessionId(hash)
}

/** A new session for this browser: the record to store, and a function that sets the cookie. */
export function newSession(request: FastifyRequest): { kept: NewSession; hand(reply: FastifyReply): void } {
  const secret = newSecret()
  const seconds = SESSION_DAYS * 24 * 60 * 60
  return {
    kept: {
      hash: hashSecret(secret),
      expiresAt: new Date(Date.now() + seconds * 1000),
      agent: request.headers['user-agent']?.slice(0, MAX_AGENT_LENGTH) ?? null,
    },
    hand(reply) {
      reply.setCookie(SESSION_COOKIE, secret, { ...cookieOf(request), maxAge: seconds })
    },
  }
}

/** Makes the browser discard its session cookie. */
export function dropCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, cookieOf(request))
}

/** A proxy may fail to report that the visitor used https; `BASE_URL` does not. */
function cookieOf({ server, protocol }: FastifyRequest) {
  const secure = server.isPublishedByHttps || protocol === 'https'
  return { httpOnly: true, sameSite: 'strict', path: '/', secure } as const
}
