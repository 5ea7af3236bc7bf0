import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CreatedToken, NewToken, SessionList, TokenList } from '../../media/schemas/account.ts'
import { Exact, Line } from '../../media/schemas/common.ts'
import { sessionIdOf, userOf } from '../accounts/authentication.ts'
import { hashSecret, newSecret } from '../accounts/secrets.ts'
import type { AccountActions } from '../actions/accounts.ts'
import { personOf } from '../actions/actor.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { toSession, toToken } from './present-account.ts'

export interface OwnCredentialRoutes {
  credentials: Pick<Reads['credentials'], 'tokensOf' | 'sessionsOf'>
  actions: Pick<AccountActions, 'addToken' | 'revokeToken' | 'endSession'>
}

const tags = ['accounts']
const ById = Exact({ id: Line(100) })

/** With what a person, or a program in their name, is let in: their own sessions and tokens. */
export const ownCredentialRoutes: FastifyPluginAsyncTypebox<OwnCredentialRoutes> = async (app, deps) => {
  const { credentials, actions } = deps

  app.get(
    '/api/sessions',
    {
      schema: {
        tags,
        operationId: 'listSessions',
        summary: 'List where you are signed in',
        response: { 200: SessionList },
      },
    },
    async (request) => {
      const sessions = await credentials.sessionsOf(userOf(request).id)
      return { items: sessions.map((session) => toSession(session, sessionIdOf(request))) }
    },
  )

  app.delete(
    '/api/sessions/:id',
    {
      schema: {
        tags,
        operationId: 'endSession',
        summary: 'End one of your sessions',
        errors: ['not_found'],
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      await actions.endSession(personOf(user), user.id, request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/tokens',
    {
      schema: { tags, operationId: 'listTokens', summary: 'List your tokens', response: { 200: TokenList } },
    },
    async (request) => ({ items: (await credentials.tokensOf(userOf(request).id)).map(toToken) }),
  )

  app.post(
    '/api/tokens',
    {
      schema: {
        tags,
        operationId: 'createToken',
        summary: 'Create a token for a program that acts in your name',
        body: NewToken,
        response: { 201: CreatedToken },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const token = newSecret()
      const { name, scope = 'everything' } = request.body
      const made = await actions.addToken(personOf(user), user.id, { name, scope, hash: hashSecret(token) })
      return reply.code(201).send({ ...toToken(made), token })
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
      const user = userOf(request)
      await actions.revokeToken(personOf(user), user.id, request.params.id)
      return reply.code(204).send(null)
    },
  )
}
