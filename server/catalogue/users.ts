import { randomUUID } from 'node:crypto'
import type { Role } from '../../media/vocabulary.ts'
import type { Engine } from './engine.ts'
import type { UserRow } from './tables.ts'

export interface NewUser {
  email: string
  name: string
  role: Role
  /** PHC string, or null for an account that only uses tokens. */
  password: string | null
}

export type Users = ReturnType<typeof createUsers>

export function createUsers({ db, isDuplicate }: Engine, now: () => Date = () => new Date()) {
  return {
    /** @returns null where the address is taken */
    async create(user: NewUser): Promise<UserRow | null> {
      try {
        return await db
          .insertInto('users')
          .values({
            ...user,
            email: normalEmail(user.email),
            id: randomUUID(),
            created_at: now().toISOString(),
            disabled_at: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
      } catch (error) {
        if (isDuplicate(error)) return null
        throw error
      }
    },

    /** People, not stations: those are in `stations.ts`. */
    list: (): Promise<UserRow[]> =>
      db.selectFrom('users').selectAll().where('role', '<>', 'station').orderBy('email').execute(),

    byId: (id: string): Promise<UserRow | undefined> =>
      db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst(),

    byEmail: (email: string): Promise<UserRow | undefined> =>
      db.selectFrom('users').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst(),

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

    /** Changes an account. A new password, role or a closed account ends all its sessions. */
    update(
      id: string,
      changes: Partial<Pick<UserRow, 'name' | 'role' | 'password' | 'disabled_at'>>,
    ): Promise<UserRow | null> {
      return db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('users')
          .set(changes)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        const { name: _, ...trusted } = changes
        if (Object.keys(trusted).length > 0) {
          await trx.deleteFrom('sessions').where('user_id', '=', id).execute()
        }
        return row ?? null
      })
    },
  }
}

/** Addresses differ in no more than case and the spaces that a phone's keyboard adds. */
function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
