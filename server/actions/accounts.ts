import { ChaskiError } from '../../media/errors.ts'
import type { NewUser, UserChanges } from '../catalogue/users.ts'
import type { Actor } from '../records/actor.ts'
import type { NewSession, TokenRecord, UserRecord } from '../records/user.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { mayManage } from '../rules/permissions.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import { personOf, SYSTEM } from './actor.ts'

export type AccountActions = ReturnType<typeof createAccountActions>

const SHOWN = ['email', 'name', 'role', 'disabledAt'] as const

/** What is done with the accounts of people. Those of stations are theirs (`stations.ts`). */
export function createAccountActions(needs: ActNeeds) {
  const act = createAct(needs)

  /** @throws ChaskiError `forbidden` where somebody reaches for what belongs to another */
  const requireOwn = (actor: Actor, userId: string): void => {
    if (!mayManage(actor, userId)) throw new ChaskiError('forbidden')
  }

  return {
    create: (actor: Actor, user: NewUser): Promise<UserRecord> =>
      act(actor, 'account.create', async ({ to, note }) => {
        const made = await to.users.create(user)
        if (!made) {
          const fields = [{ path: 'email', message: 'has an account already' }]
          throw new ChaskiError('email_taken', { fields })
        }
        note(made.id, { after: { email: made.email, name: made.name, role: made.role } })
        return made
      }),

    /** A new password, another role and a closed account end the sessions and tokens of the person. */
    edit: (actor: Actor, id: string, changes: UserChanges): Promise<UserRecord> =>
      act(actor, 'account.edit', async ({ to, note }) => {
        const before = found(person(await to.users.byId(id)))
        const isOwn = actor.type === 'person' && actor.id === id
        if (isOwn && changes.password !== undefined) {
          const message = 'your own is changed by POST /api/session/password, which asks for the present one'
          throw new ChaskiError('bad_request', { fields: [{ path: 'password', message }] })
        }
        // Somebody must be left who can let the others in again.
        const losesRights =
          changes.disabled === true || (changes.role !== undefined && changes.role !== 'administrator')
        if (isOwn && losesRights) throw new ChaskiError('own_rights')
        const after = found(await to.users.update(id, changes))
        const { before: was, after: is } = changedFields(before, after, SHOWN)
        if (changes.password !== undefined) is.password = 'changed'
        note(id, { before: was, after: is })
        return after
      }),

    /**
     * A person's own new password. Whoever had learnt the old one is out: every session but this one ends, and every
     * token.
     */
    changePassword: (actor: Actor, id: string, password: string, keptSession: string | null): Promise<void> =>
      act(actor, 'account.change-password', async ({ to, note }) => {
        requireOwn(actor, id)
        found(await to.users.update(id, { password }, keptSession))
        note(id)
      }),

    addToken: (
      actor: Actor,
      userId: string,
      { name, scope, hash }: Pick<TokenRecord, 'name' | 'scope' | 'hash'>,
    ): Promise<TokenRecord> =>
      act(actor, 'account.add-token', async ({ to, note }) => {
        requireOwn(actor, userId)
        const token = await to.credentials.addToken(userId, name, hash, scope)
        note(userId, { after: { token: name, scope } })
        return token
      }),

    revokeToken: (actor: Actor, userId: string, tokenId: string): Promise<void> =>
      act(actor, 'account.revoke-token', async ({ to, note }) => {
        requireOwn(actor, userId)
        found(person(await to.users.byId(userId)))
        const token = (await to.credentials.tokensOf(userId)).find(({ id }) => id === tokenId)
        if (!token || !(await to.credentials.revokeToken(tokenId, userId))) throw new ChaskiError('not_found')
        note(userId, { before: { token: token.name } })
      }),

    signIn: (user: UserRecord, { hash, ...session }: NewSession): Promise<void> =>
      act(personOf(user), 'account.sign-in', async ({ to, note }) => {
        await to.credentials.openSession(hash, user.id, session)
        note(user.id, { after: { agent: session.agent } })
      }),

    /** @param hash of the session */
    signOut: (user: UserRecord, hash: string): Promise<void> =>
      act(personOf(user), 'account.sign-out', async ({ to, note }) => {
        await to.credentials.closeSession(hash)
        note(user.id)
      }),

    /** Notes that too many wrong passwords were tried on an account. Nothing is noted of one that there is not. */
    noteLockOut: (email: string): Promise<void> =>
      act(SYSTEM, 'account.lock-out', async ({ to, note }) => {
        const user = await to.users.byEmail(email)
        if (user) note(user.id)
      }),

    endSession: (actor: Actor, userId: string, sessionId: string): Promise<void> =>
      act(actor, 'account.end-session', async ({ to, note }) => {
        requireOwn(actor, userId)
        found(person(await to.users.byId(userId)))
        if (!(await to.credentials.endSession(sessionId, userId))) throw new ChaskiError('not_found')
        note(userId)
      }),
  }
}

function person(user: UserRecord | undefined): UserRecord | undefined {
  return user?.role === 'station' ? undefined : user
}
