import { randomUUID } from 'node:crypto'
import type { TokenRecord, UserRecord } from '../records/user.ts'
import type { Engine } from './engine.ts'
import type { TokenRow } from './tables.ts'
import { userRecord } from './users.ts'

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

    async userOfSession(hash: string): Promise<UserRecord | undefined> {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.user_id')
        .selectAll('users')
        .where('hash', '=', hash)
        .where('expires_at', '>', now().toISOString())
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      return row && userRecord(row)
    },

    async userOfToken(hash: string): Promise<UserRecord | undefined> {
      const row = await db
        .selectFrom('tokens')
        .innerJoin('users', 'users.id', 'tokens.user_id')
        .selectAll('users')
        .where('tokens.hash', '=', hash)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      return row && userRecord(row)
    },

    async addToken(userId: string, name: string, hash: string): Promise<TokenRecord> {
      const row = await db
        .insertInto('tokens')
        .values({ id: randomUUID(), user_id: userId, name, hash, created_at: now().toISOString() })
        .returningAll()
        .executeTakeFirstOrThrow()
      return tokenRecord(row)
    },

    async tokensOf(userId: string): Promise<TokenRecord[]> {
      const rows = await db
        .selectFrom('tokens')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .execute()
      return rows.map(tokenRecord)
    },

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

function tokenRecord(row: TokenRow): TokenRecord {
  return { id: row.id, userId: row.user_id, name: row.name, hash: row.hash, createdAt: row.created_at }
}
