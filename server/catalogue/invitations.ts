import { randomUUID } from 'node:crypto'
import type { PersonRole } from '../../media/vocabulary.ts'
import type { InvitationRecord } from '../records/user.ts'
import type { Engine } from './engine.ts'

export type Invitations = ReturnType<typeof createInvitations>

export interface NewInvitation {
  /** SHA-256 of the secret in its link. */
  hash: string
  name: string
  role: PersonRole
  /** Id of the administrator. */
  invitedBy: string
  expiresAt: Date
}

/** Links by which people make accounts of their own. Those that have ended are as if they had never been. */
export function createInvitations({ db }: Engine, now: () => Date = () => new Date()) {
  /** Those still good: not expired, and of somebody who may still invite. */
  const open = () =>
    db
      .selectFrom('invitations')
      .innerJoin('users', 'users.id', 'invitations.created_by')
      .select([
        'invitations.id',
        'invitations.name',
        'invitations.role',
        'invitations.created_at as createdAt',
        'invitations.expires_at as expiresAt',
        'users.name as invitedBy',
      ])
      .where('invitations.expires_at', '>', now().toISOString())
      .where('users.role', '=', 'administrator')
      .where('users.disabled_at', 'is', null)

  const byHash = async (hash: string): Promise<InvitationRecord | null> =>
    (await open().where('invitations.hash', '=', hash).executeTakeFirst()) ?? null

  return {
    byHash,

    /** The latest first. */
    list: (): Promise<InvitationRecord[]> => open().orderBy('invitations.created_at', 'desc').execute(),

    async create({ hash, name, role, invitedBy, expiresAt }: NewInvitation): Promise<InvitationRecord> {
      const time = now().toISOString()
      await db.deleteFrom('invitations').where('expires_at', '<', time).execute()
      await db
        .insertInto('invitations')
        .values({
          ...{ id: randomUUID(), hash, name, role },
          ...{ created_by: invitedBy, created_at: time, expires_at: expiresAt.toISOString() },
        })
        .execute()
      return open().where('invitations.hash', '=', hash).executeTakeFirstOrThrow()
    },

    /** Removes it, so that only one of several callers gets it. Null where it has ended. */
    async take(hash: string): Promise<InvitationRecord | null> {
      const invitation = await byHash(hash)
      if (!invitation) return null
      const { numDeletedRows } = await db
        .deleteFrom('invitations')
        .where('hash', '=', hash)
        .executeTakeFirst()
      return numDeletedRows > 0n ? invitation : null
    },

    /** @returns the invitation that it was; null where there is none */
    async remove(id: string): Promise<InvitationRecord | null> {
      const invitation = await open().where('invitations.id', '=', id).executeTakeFirst()
      await db.deleteFrom('invitations').where('id', '=', id).execute()
      return invitation ?? null
    },
  }
}
