import { ChaskiError } from '../../media/errors.ts'
import type { NewInvitation } from '../catalogue/invitations.ts'
import type { NewUser } from '../catalogue/users.ts'
import type { Actor } from '../records/actor.ts'
import type { InvitationRecord, UserRecord } from '../records/user.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import { SYSTEM } from './actor.ts'

export type InvitationActions = ReturnType<typeof createInvitationActions>

/** Inviting people, who then make accounts of their own. */
export function createInvitationActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    invite: (actor: Actor, invitation: NewInvitation): Promise<InvitationRecord> =>
      act(actor, 'account.invite', async ({ to, note }) => {
        const made = await to.invitations.create(invitation)
        note(made.id, { after: { name: made.name, role: made.role } })
        return made
      }),

    takeBack: (actor: Actor, id: string): Promise<void> =>
      act(actor, 'account.take-back-invitation', async ({ to, note }) => {
        const { name, role } = found(await to.invitations.remove(id))
        note(id, { before: { name, role } })
      }),

    /**
     * The account of whoever has the link, once.
     * @param hash of the secret in it
     * @throws ChaskiError `invitation_ended`, `email_taken`; after the latter the link is as good as before
     */
    accept: (hash: string, user: Omit<NewUser, 'role'>): Promise<UserRecord> =>
      act(SYSTEM, 'account.create', async ({ to, note }) => {
        const invitation = await to.invitations.take(hash)
        if (!invitation) throw new ChaskiError('invitation_ended')
        const { role, invitedBy } = invitation
        const made = await to.users.create({ ...user, role })
        if (!made) {
          const fields = [{ path: 'email', message: 'has an account already' }]
          throw new ChaskiError('email_taken', { fields })
        }
        note(made.id, { after: { email: made.email, name: made.name, role, invitedBy } })
        return made
      }),
  }
}
