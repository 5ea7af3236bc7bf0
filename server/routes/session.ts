import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { FirstAdministrator, PasswordChange, SignedIn, SignIn } from '../../media/schemas/account.ts'
import { Exact } from '../../media/schemas/common.ts'
import type { Attempts } from '../accounts/attempts.ts'
import { dropCookie, newSession, sessionHashOf, userOf } from '../accounts/authentication.ts'
import { hashPassword, verifyPassword } from '../accounts/passwords.ts'
import { refuseOtherSites } from '../accounts/same-origin.ts'
import type { AccountActions } from '../actions/accounts.ts'
import { personOf } from '../actions/actor.ts'
import type { CreateFirst } from '../actions/first-administrator.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { UserRecord } from '../records/user.ts'
import { type SignedInHouse, toUser } from './present-account.ts'

export interface SessionRoutes {
  house: SignedInHouse
  users: Pick<Reads['users'], 'withPassword' | 'hasAdministrator'>
  actions: Pick<AccountActions, 'changePassword' | 'signIn' | 'signOut' | 'noteLockOut'> & {
    createFirst: CreateFirst
  }
  /** Tries at the password of an account, from wherever they come. */
  attempts: Attempts
}

const tags = ['session']
// By address: guessing a password by the network is hopeless at this pace, and a person who mistypes never meets it.
const guarded = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }
// And by account, within the time of `SIGN_IN_SECONDS`: a thousand addresses have no more tries than one.
const TRIES_AN_ACCOUNT = 10
export const SIGN_IN_SECONDS = 10 * 60

/** Signing in and out, the own password, and the first administrator. */
export const sessionRoutes: FastifyPluginAsyncTypebox<SessionRoutes> = async (app, deps) => {
  const { house, users, actions, attempts } = deps

  /**
   * @returns the account that has this password, or null
   * @throws ChaskiError `too_many_requests`, of an account that there is not as of one that there is
   */
  const byPassword = async (email: string, password: string) => {
    const subject = email.trim().toLowerCase()
    // Counted before it is checked: tries that come at once are as many as those that come in turn.
    const tries = await attempts.count(subject)
    // Once, and nobody waits for it: how long the answer takes must not tell whether there is such an account.
    if (tries === TRIES_AN_ACCOUNT + 1) {
      actions.noteLockOut(email).catch((error: unknown) => app.log.warn({ err: error }, 'lock-out not noted'))
    }
    if (tries > TRIES_AN_ACCOUNT) throw new ChaskiError('too_many_requests')
    const known = await users.withPassword(email)
    const open = known && known.user.disabledAt === null ? known.password : null
    const isRight = await verifyPassword(password, open)
    if (!known || !isRight) return null
    await attempts.forget(subject)
    return known.user
  }

  const signIn = async (user: UserRecord, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const session = newSession(request)
    await actions.signIn(user, session.kept)
    session.hand(reply)
  }

  app.get(
    '/api/session',
    { schema: { tags, operationId: 'getSession', summary: 'Who is signed in', response: { 200: SignedIn } } },
    async (request) => ({ user: toUser(userOf(request)), house }),
  )

  app.post(
    '/api/session',
    {
      ...guarded,
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in',
        errors: ['wrong_credentials', 'forbidden'],
        body: SignIn,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      refuseOtherSites(request.headers)
      const user = await byPassword(request.body.email, request.body.password)
      if (!user) throw new ChaskiError('wrong_credentials')
      await signIn(user, request, reply)
      return { user: toUser(user), house }
    },
  )

  app.delete(
    '/api/session',
    { schema: { tags, operationId: 'signOut', summary: 'Sign out', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const hash = sessionHashOf(request)
      if (request.user && hash !== null) await actions.signOut(request.user, hash)
      dropCookie(request, reply)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/session/password',
    {
      ...guarded,
      schema: {
        tags,
        operationId: 'changePassword',
        summary: 'Change your password. Ends your other sessions and all your tokens',
        errors: ['wrong_password'],
        body: PasswordChange,
        response: { 204: Type.Null() },
      },
    },
    async (request: FastifyRequest<{ Body: { current: string; password: string } }>, reply: FastifyReply) => {
      const user = userOf(request)
      const { current, password } = request.body
      // Whoever finds an open screen must not be able to shut its owner out.
      if (!(await byPassword(user.email, current))) {
        const fields = [{ path: 'current', message: 'is not your password' }]
        throw new ChaskiError('wrong_password', { fields })
      }
      const hashed = await hashPassword(password)
      await actions.changePassword(personOf(user), user.id, hashed, sessionHashOf(request))
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/setup',
    {
      schema: {
        tags,
        operationId: 'getSetup',
        summary: 'Whether the first administrator still has to be created',
        response: { 200: Exact({ needed: Type.Boolean() }) },
      },
    },
    async () => ({ needed: !(await users.hasAdministrator()) }),
  )

  app.post(
    '/api/setup',
    {
      ...guarded,
      schema: {
        tags,
        operationId: 'createFirstAdministrator',
        summary: 'Create the first administrator, with the token from the link printed at start',
        errors: ['forbidden', 'email_taken'],
        body: FirstAdministrator,
        response: { 201: SignedIn },
      },
    },
    async (request, reply) => {
      const { token, name, email, password } = request.body
      refuseOtherSites(request.headers)
      if (await users.hasAdministrator()) throw new ChaskiError('forbidden')
      const user = await actions.createFirst(token, { email, name, password: await hashPassword(password) })
      await signIn(user, request, reply)
      return reply.code(201).send({ user: toUser(user), house })
    },
  )
}
