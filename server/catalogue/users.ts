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

/** What may change of an account; what is left out stays. */
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
    /** @returns null where the address is taken */
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

    async byEmail(email: string): Promise<UserRecord | undefined> {
      const row = await byEmail(email)
      return row && userRecord(row)
    },

    /** An account with its password (a PHC string; null where it can only use tokens), for signing in. */
    async withPassword(email: string): Promise<{ user: UserRecord; password: string | null } | undefined> {
      const row = await byEmail(email)
      return row && { user: userRecord(row), password: row.password }
    },

    /** Whether anybody can manage accounts; until then the set-up link is open. */
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
     * Changes an account. Whoever was let in by an old password or an old role must not stay in: a new password or
     * role and a closed account end all sessions and tokens.
     * @param keptSession hash of the one session that goes on
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
            // Named first, so that an edit of nothing is a statement too.
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

/** Addresses differ in no more than case and the spaces that a phone's keyboard adds. */
function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
