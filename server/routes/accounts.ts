import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import {
  Account,
  AccountEdit,
  AccountList,
  NewAccount,
  SessionList,
  TokenList,
} from '../../media/schemas/account.ts'
import { Exact, Line } from '../../media/schemas/common.ts'
import { sessionIdOf, userOf } from '../accounts/authentication.ts'
import { hashPassword } from '../accounts/passwords.ts'
import type { AccountActions } from '../actions/accounts.ts'
import { personOf } from '../actions/actor.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { toAccount, toSession, toToken } from './present-account.ts'

export interface AccountRoutes {
  users: Pick<Reads['users'], 'list' | 'byId'>
  credentials: Pick<Reads['credentials'], 'tokensOf' | 'sessionsOf'>
  actions: AccountActions
}

const tags = ['accounts']
const ById = Exact({ id: Line(100) })

/** The accounts of people, and with what they are let in; for administrators. */
export const accountRoutes: FastifyPluginAsyncTypebox<AccountRoutes> = async (app, deps) => {
  const { users, credentials, actions } = deps

  /** @throws ChaskiError `not_found` where there is none; a station is none */
  const personBy = async (id: string): Promise<string> => {
    const user = await users.byId(id)
    if (!user || user.role === 'station') throw new ChaskiError('not_found')
    return id
  }

  app.get(
    '/api/users',
    {
      schema: {
        tags,
        operationId: 'listUsers',
        summary: 'List all accounts',
        response: { 200: AccountList },
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
        errors: ['email_taken'],
        body: NewAccount,
        response: { 201: Account },
      },
    },
    async (request, reply) => {
      const { password, ...user } = request.body
      const hashed = await hashPassword(password)
      const made = await actions.create(personOf(userOf(request)), { ...user, password: hashed })
      return reply.code(201).send(toAccount(made))
    },
  )

  app.patch(
    '/api/users/:id',
    {
      schema: {
        tags,
        operationId: 'editUser',
        summary: 'Edit an account. A new password, another role or closing it ends its sessions and tokens',
        errors: ['not_found', 'own_rights'],
        params: ById,
        body: AccountEdit,
        response: { 200: Account },
      },
    },
    async (request) => {
      const { password, ...changes } = request.body
      const hashed = password === undefined ? undefined : await hashPassword(password)
      const edit = { ...changes, password: hashed }
      return toAccount(await actions.edit(personOf(userOf(request)), request.params.id, edit))
    },
  )

  app.get(
    '/api/users/:id/sessions',
    {
      schema: {
        tags,
        operationId: 'listSessionsOfUser',
        summary: 'List where someone is signed in',
        errors: ['not_found'],
        params: ById,
        response: { 200: SessionList },
      },
    },
    async (request) => {
      const sessions = await credentials.sessionsOf(await personBy(request.params.id))
      return { items: sessions.map((session) => toSession(session, sessionIdOf(request))) }
    },
  )

  app.delete(
    '/api/users/:id/sessions/:session',
    {
      schema: {
        tags,
        operationId: 'endSessionOfUser',
        summary: 'End a session of someone',
        errors: ['not_found'],
        params: Exact({ id: Line(100), session: Line(100) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id, session } = request.params
      await actions.endSession(personOf(userOf(request)), id, session)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/users/:id/tokens',
    {
      schema: {
        tags,
        operationId: 'listTokensOfUser',
        summary: 'List the tokens of someone',
        errors: ['not_found'],
        params: ById,
        response: { 200: TokenList },
      },
    },
    async (request) => ({
      items: (await credentials.tokensOf(await personBy(request.params.id))).map(toToken),
    }),
  )

  app.delete(
    '/api/users/:id/tokens/:token',
    {
      schema: {
        tags,
        operationId: 'revokeTokenOfUser',
        summary: 'Revoke a token of someone',
        errors: ['not_found'],
        params: Exact({ id: Line(100), token: Line(100) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id, token } = request.params
      await actions.revokeToken(personOf(userOf(request)), id, token)
      return reply.code(204).send(null)
    },
  )
}
