import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Edit, Exact, Instant, OneOf } from '../../media/schemas/common.ts'
import { ROLES } from '../../media/vocabulary.ts'
import { userOf } from '../accounts/authentication.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { hashSecret, newSecret } from '../accounts/secrets.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { UserRecord } from '../records/user.ts'
import { Email, NewPassword, PersonName, toUser, User } from './session.ts'

export type AccountRoutes = Pick<Reads, 'users' | 'credentials'>

const tags = ['accounts']
const ById = Exact({ id: Type.String({ maxLength: 100 }) })

const Account = Exact(
  { ...User.properties, createdAt: Instant, disabled: Type.Boolean() },
  { $id: 'Account' },
)
const Token = Exact({ id: Type.String(), name: Type.String(), createdAt: Instant }, { $id: 'Token' })
const NewToken = Exact(
  {
    ...Token.properties,
    token: Type.String({ description: 'shown only in this response' }),
  },
  { $id: 'NewToken' },
)

function toAccount(user: UserRecord) {
  return { ...toUser(user), createdAt: user.createdAt, disabled: user.disabledAt !== null }
}

/** Accounts, for administrators, and people's own tokens. */
export const accountRoutes: FastifyPluginAsyncTypebox<AccountRoutes> = async (
  app,
  { users, credentials },
) => {
  app.get(
    '/api/users',
    {
      schema: {
        tags,
        operationId: 'listUsers',
        summary: 'List all accounts',
        response: { 200: Exact({ items: Type.Array(Account) }) },
      },
    },
    async () => ({ items: (await users.list()).map(toAccount) }),
  )

  app.post(
    '/api/users',
    {
      schema: {
        tags,
        operationId: 'createUser',
        summary: 'Create an account',
        errors: ['conflict'],
        body: Exact({ email: Email, name: PersonName, role: OneOf(ROLES), password: NewPassword }),
        response: { 201: Account },
      },
    },
    async (request, reply) => {
      const { password, ...user } = request.body
      const row = await users.create({ ...user, password: await hashPassword(password) })
      if (!row) throw taken()
      return reply.code(201).send(toAccount(row))
    },
  )

  app.patch(
    '/api/users/:id',
    {
      schema: {
        tags,
        operationId: 'editUser',
        summary: 'Edit an account. A new password or role ends its sessions',
        errors: ['not_found', 'conflict'],
        params: ById,
        body: Edit({
          name: PersonName,
          role: OneOf(ROLES),
          password: NewPassword,
          disabled: Type.Boolean(),
        }),
        response: { 200: Account },
      },
    },
    async (request) => {
      const { password, disabled, ...changes } = request.body
      const { id } = request.params
      // Someone must remain who can let others back in.
      const ownRights = disabled === true || (changes.role !== undefined && changes.role !== 'administrator')
      if (id === userOf(request).id && ownRights) throw new ChaskiError('conflict')
      const row = await users.update(id, {
        ...changes,
        disabled,
        password: password === undefined ? undefined : await hashPassword(password),
      })
      if (!row) throw new ChaskiError('not_found')
      return toAccount(row)
    },
  )

  app.get(
    '/api/tokens',
    {
      schema: {
        tags,
        operationId: 'listTokens',
        summary: 'List your tokens',
        response: { 200: Exact({ items: Type.Array(Token) }) },
      },
    },
    async (request) => {
      const tokens = await credentials.tokensOf(userOf(request).id)
      return { items: tokens.map(({ id, name, createdAt }) => ({ id, name, createdAt })) }
    },
  )

  app.post(
    '/api/tokens',
    {
      schema: {
        tags,
        operationId: 'createToken',
        summary: 'Create a token for a program that acts in your name',
        body: Exact({ name: PersonName }),
        response: { 201: NewToken },
      },
    },
    async (request, reply) => {
      const token = newSecret()
      const row = await credentials.addToken(userOf(request).id, request.body.name, hashSecret(token))
      return reply.code(201).send({ id: row.id, name: row.name, createdAt: row.createdAt, token })
    },
  )

  app.delete(
    '/api/tokens/:id',
    {
      schema: {
        tags,
        operationId: 'revokeToken',
        summary: 'Revoke a token',
        errors: ['not_found'],
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const revoked = await credentials.revokeToken(request.params.id, userOf(request).id)
      if (!revoked) throw new ChaskiError('not_found')
      return reply.code(204).send(null)
    },
  )
}

function taken(): ChaskiError {
  return new ChaskiError('conflict', { fields: [{ path: 'email', message: 'has an account already' }] })
}
