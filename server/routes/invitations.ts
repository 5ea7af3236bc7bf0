import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import {
  CreatedInvitation,
  InvitationAnswer,
  InvitationList,
  InvitationQuestion,
  NewInvitation,
  OpenInvitation,
  SignedIn,
} from '../../media/schemas/account.ts'
import { Exact, Line } from '../../media/schemas/common.ts'
import { newSession, userOf } from '../accounts/authentication.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { refuseOtherSites } from '../accounts/same-origin.ts'
import { hashSecret, newSecret } from '../accounts/secrets.ts'
import type { AccountActions } from '../actions/accounts.ts'
import { personOf } from '../actions/actor.ts'
import type { InvitationActions } from '../actions/invitations.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { type SignedInHouse, toInvitation, toUser } from './present-account.ts'

export interface InvitationRoutes {
  house: SignedInHouse
  invitations: Reads['invitations']
  actions: InvitationActions & Pick<AccountActions, 'signIn'>
  baseUrlOf: (request: FastifyRequest) => string
}

const tags = ['accounts']
const DAYS = 7
// A secret cannot be guessed at this pace, and a person who mistypes never meets it.
const guarded = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }

/** Inviting people by a link that works once, and what they do with it. */
export const invitationRoutes: FastifyPluginAsyncTypebox<InvitationRoutes> = async (app, deps) => {
  const { house, invitations, actions, baseUrlOf } = deps

  app.get(
    '/api/invitations',
    {
      schema: {
        tags,
        operationId: 'listInvitations',
        summary: 'List the invitations that still work',
        response: { 200: InvitationList },
      },
    },
    async () => ({ items: (await invitations.list()).map(toInvitation) }),
  )

  app.post(
    '/api/invitations',
    {
      schema: {
        tags,
        operationId: 'createInvitation',
        summary: `Invite somebody: a link that works once, within ${DAYS} days`,
        body: NewInvitation,
        response: { 201: CreatedInvitation },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const secret = newSecret()
      const made = await actions.invite(personOf(user), {
        ...{ ...request.body, hash: hashSecret(secret), invitedBy: user.id },
        expiresAt: new Date(Date.now() + DAYS * 24 * 3_600_000),
      })
      // In the fragment: no server and no log between here and there learns it.
      const link = `${baseUrlOf(request)}/studio/#/invitation?token=${secret}`
      return reply.code(201).send({ ...toInvitation(made), link })
    },
  )

  app.delete(
    '/api/invitations/:id',
    {
      schema: {
        tags,
        operationId: 'takeBackInvitation',
        summary: 'Take an invitation back',
        errors: ['not_found'],
        params: Exact({ id: Line(100) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await actions.takeBack(personOf(userOf(request)), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/invitation',
    {
      ...guarded,
      schema: {
        tags,
        operationId: 'getInvitation',
        summary: 'What an invitation is for, by the token from its link. Does not use it up',
        errors: ['invitation_ended'],
        body: InvitationQuestion,
        response: { 200: OpenInvitation },
      },
    },
    async (request) => {
      const invitation = await invitations.byHash(hashSecret(request.body.token))
      if (!invitation) throw new ChaskiError('invitation_ended')
      const { name, role, expiresAt, invitedBy } = toInvitation(invitation)
      return { name, role, expiresAt, invitedBy }
    },
  )

  app.post(
    '/api/invitation/accept',
    {
      ...guarded,
      schema: {
        tags,
        operationId: 'acceptInvitation',
        summary: 'Make an account of your own by an invitation, and be signed in',
        errors: ['invitation_ended', 'email_taken', 'forbidden'],
        body: InvitationAnswer,
        response: { 201: SignedIn },
      },
    },
    async (request, reply) => {
      refuseOtherSites(request.headers)
      const { token, name, email, password } = request.body
      const hash = hashSecret(token)
      // Making a hash of a password is dear: nobody without a link is given it.
      if (!(await invitations.byHash(hash))) throw new ChaskiError('invitation_ended')
      const user = await actions.accept(hash, { name, email, password: await hashPassword(password) })
      const session = newSession(request)
      await actions.signIn(user, session.kept)
      session.hand(reply)
      return reply.code(201).send({ user: toUser(user), house })
    },
  )
}
