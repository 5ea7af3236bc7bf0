import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, FilledLine, Line, OneOf } from '../../media/schemas/common.ts'
import { ROLES } from '../../media/vocabulary.ts'
import { signIn, signOut, userOf } from '../accounts/authentication.ts'
import { SETUP_KEY } from '../accounts/first-administrator.ts'
import { hashPassword, verifyPassword } from '../accounts/passwords.ts'
import { isSameOrigin } from '../accounts/same-origin.ts'
import { hashSecret } from '../accounts/secrets.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../config/config.ts'
import type { UserRecord } from '../records/user.ts'

export type SessionRoutes = Pick<Reads, 'users' | 'credentials' | 'settings'>

export const Email = Type.String({ format: 'email', maxLength: 254, examples: ['ana@example.org'] })
export const NewPassword = Type.String({
  minLength: MIN_PASSWORD_LENGTH,
  maxLength: MAX_PASSWORD_LENGTH,
  examples: ['una frase corta y propia'],
})
export const PersonName = FilledLine(100, { examples: ['Ana Quispe'] })

export const User = Exact(
  {
    id: Type.String(),
    email: Type.String(),
    name: Type.String(),
    role: OneOf(ROLES),
  },
  { $id: 'User' },
)
const SignedIn = Exact({ user: User }, { $id: 'SignedIn' })

export function toUser({ id, email, name, role }: UserRecord) {
  return { id, email, name, role }
}

const tags = ['session']
// By address: guessing a password by the network is hopeless at this pace, and a person who mistypes never meets it.
const guarded = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }

/** Signing in and out, and the first administrator. */
export const sessionRoutes: FastifyPluginAsyncTypebox<SessionRoutes> = async (
  app,
  { users, credentials, settings },
) => {
  app.get(
    '/api/session',
    { schema: { tags, operationId: 'getSession', summary: 'Who is signed in', response: { 200: SignedIn } } },
    async (request) => ({ user: toUser(userOf(request)) }),
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
        body: Exact({
          email: Line(254),
          password: Type.String({ maxLength: MAX_PASSWORD_LENGTH }),
        }),
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body
      refuseOtherSites(request.headers)
      const found = await users.withPassword(email)
      const open = found?.user.disabledAt === null ? found.password : null
      const right = await verifyPassword(password, open)
      if (!found || !right) throw new ChaskiError('wrong_credentials')
      const { user } = found
      await signIn(credentials, user, request, reply)
      return { user: toUser(user) }
    },
  )

  app.delete(
    '/api/session',
    { schema: { tags, operationId: 'signOut', summary: 'Sign out', response: { 204: Type.Null() } } },
    async (request, reply) => {
      await signOut(credentials, request, reply)
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
        errors: ['forbidden', 'conflict'],
        body: Exact({
          token: Type.String({ maxLength: 200 }),
          name: PersonName,
          email: Email,
          password: NewPassword,
        }),
        response: { 201: SignedIn },
      },
    },
    async (request, reply) => {
      const { token, name, email, password } = request.body
      refuseOtherSites(request.headers)
      if (await users.hasAdministrator()) throw new ChaskiError('forbidden')
      const hashed = await hashPassword(password)
      if (!(await settings.take(SETUP_KEY, hashSecret(token)))) throw new ChaskiError('forbidden')
      const user = await users.create({ email, name, role: 'administrator', password: hashed })
      if (!user) throw new ChaskiError('conflict')
      await signIn(credentials, user, request, reply)
      return reply.code(201).send({ user: toUser(user) })
    },
  )
}

/** Another site could else sign a visitor in to an account of its own. Programs send no such headers and may. */
function refuseOtherSites(headers: Parameters<typeof isSameOrigin>[0]): void {
  const fromBrowser = headers['sec-fetch-site'] !== undefined || headers.origin !== undefined
  if (fromBrowser && !isSameOrigin(headers)) throw new ChaskiError('forbidden')
}
