import { randomUUID } from 'node:crypto'
import type { Engine } from './engine.ts'
import type { TokenRow, UserRow } from './tables.ts'

export type Credentials = ReturnType<typeof createCredentials>

/** Sessions and bearer tokens, both kept only as the hash of what the client holds. */
export function createCredentials({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    async openSession(hash: string, userId: string, expiresAt: Date): Promise<void> {
      const time = now().toISOString()
      await db.deleteFrom('sessions').where('expires_at', '<', time).execute()
      await db
        .insertInto('sessions')
        .values({ hash, user_id: userId, created_at: time, expires_at: expiresAt.toISOString() })
        .execute()
    },

    async closeSession(hash: string): Promise<void> {
      await db.deleteFrom('sessions').where('hash', '=', hash).execute()
    },

    userOfSession: (hash: string): Promise<UserRow | undefined> =>
      db
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.user_id')
        .selectAll('users')
        .where('hash', '=', hash)
        .where('expires_at', '>', now().toISOString())
        .where('disabled_at', 'is', null)
        .executeTakeFirst(),

    userOfToken: (hash: string): Promise<UserRow | undefined> =>
      db
        .selectFrom('tokens')
        .innerJoin('users', 'users.id', 'tokens.user_id')
        .selectAll('users')
        .where('tokens.hash', '=', hash)
        .where('disabled_at', 'is', null)
        .executeTakeFirst(),

    addToken: (userId: string, name: string, hash: string): Promise<TokenRow> =>
      db
        .insertInto('tokens')
        .values({ id: randomUUID(), user_id: userId, name, hash, created_at: now().toISOString() })
        .returningAll()
        .executeTakeFirstOrThrow(),

    tokensOf: (userId: string): Promise<TokenRow[]> =>
      db.selectFrom('tokens').selectAll().where('user_id', '=', userId).orderBy('created_at').execute(),

    /** @returns whether the user had such a token */
    async revokeToken(id: string, userId: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('tokens')
        .where('id', '=', id)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
