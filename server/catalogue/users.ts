import { randomUUID } from 'node:crypto'
import type { Role } from '../../media/vocabulary.ts'
import type { UserRecord } from '../records/user.ts'
import { atomically, type Engine } from './engine.ts'
import type { UserRow } from './tables.ts'

export interface NewUser {
  email: string
  name: string
  role: Role
  /** PHC string, or null for an account that only uses tokens. */
  password: string | null
}

/** Changes of an account; fields left out stay as they are. */
export interface UserChanges {
  name?: string | undefined
  role?: Role | undefined
  /** PHC string. */
  password?: string | undefined
  disabled?: boolean | undefined
}

export type Users = ReturnType<typeof createUsers>

export function createUsers({ db }: Engine, now: () => Date = () => new Date()) {
  const byEmail = (email: string): Promise<UserRow | undefined> =>
    db.selectFrom('users').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst()

  return {
    /** @returns null if the address is taken */
    async create({ email, name, role, password }: NewUser): Promise<UserRecord | null> {
      const row = await db
        .insertInto('users')
        .values({
          id: randomUUID(),
          email: normalEmail(email),
          name,
          role,
          password,
          created_at: now().toISOString(),
          disabled_at: null,
        })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returningAll()
        .executeTakeFirst()
      return row ? userRecord(row) : null
    },

    /** People, not stations: those are in `stations.ts`. */
    async list(): Promise<UserRecord[]> {
      const rows = await db
        .selectFrom('users')
        .selectAll()
        .where('role', '<>', 'station')
        .orderBy('email')
        .execute()
      return rows.map(userRecord)
    },

    async byId(id: string): Promise<UserRecord | undefined> {
      const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
      return row && userRecord(row)
    },

    /** Locks an account until the transaction ends, so decisions based on what belongs to it stay valid. */
    async hold(id: string): Promise<void> {
      await db.updateTable('users').set({ id }).where('id', '=', id).execute()
    },

    async byEmail(email: string): Promise<UserRecord | undefined> {
      const row = await byEmail(email)
      return row && userRecord(row)
    },

    /** An account with its password (a PHC string; null for accounts that only use tokens), for signing in. */
    async withPassword(email: string): Promise<{ user: UserRecord; password: string | null } | undefined> {
      const row = await byEmail(email)
      return row && { user: userRecord(row), password: row.password }
    },

    /** Whether there is an administrator; until then the set-up link works. */
    async hasAdministrator(): Promise<boolean> {
      const row = await db
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'administrator')
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      return row !== undefined
    },

    /**
     * Changes an account. A new password, a new role and disabling end all its sessions and tokens, so nobody stays
     * signed in by an old password or role.
     * @param keptSession hash of the one session to keep
     */
    update(
      id: string,
      { name, role, password, disabled }: UserChanges,
      keptSession: string | null = null,
    ): Promise<UserRecord | null> {
      return atomically(db, async (trx) => {
        const row = await trx
          .updateTable('users')
          .set((old) => ({
            // Set explicitly, so an empty edit is still a valid statement.
            name: name ?? old.ref('name'),
            role,
            password,
            disabled_at: disabled === undefined ? undefined : disabled ? now().toISOString() : null,
          }))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (role !== undefined || password !== undefined || disabled !== undefined) {
          await trx
            .deleteFrom('sessions')
            .where('user_id', '=', id)
            .where('hash', '<>', keptSession ?? '')
            .execute()
          await trx.deleteFrom('tokens').where('user_id', '=', id).execute()
        }
        return row ? userRecord(row) : null
      })
    },
  }
}

export function userRecord(row: UserRow): UserRecord {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  }
}

/** Ignores case and the spaces that phone keyboards add. */
function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
