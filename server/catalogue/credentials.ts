import { randomUUID } from 'node:crypto'
import type { TokenScope } from '../../media/vocabulary.ts'
import type { SessionRecord, TokenRecord, UserRecord } from '../records/user.ts'
import type { Engine } from './engine.ts'
import type { SessionRow, TokenRow } from './tables.ts'
import { userRecord } from './users.ts'

export type Credentials = ReturnType<typeof createCredentials>

// A page makes dozens of requests, which must not become as many writes.
const NOTE_USE_EVERY_MS = 5 * 60_000
/** Enough of a hash to tell sessions apart, too little to be of use to anyone else. */
const SESSION_ID_LENGTH = 16

/** The public id of a session. */
export function sessionId(hash: string): string {
  return hash.slice(0, SESSION_ID_LENGTH)
}

/** Sessions and bearer tokens, stored only as hashes of what the client holds. */
export function createCredentials({ db }: Engine, now: () => Date = () => new Date()) {
  const isUseToBeNoted = (usedAt: string | null): boolean =>
    usedAt === null || now().getTime() - Date.parse(usedAt) > NOTE_USE_EVERY_MS

  return {
    async openSession(
      hash: string,
      userId: string,
      { expiresAt, agent }: { expiresAt: Date; agent: string | null },
    ): Promise<void> {
      const time = now().toISOString()
      await db.deleteFrom('sessions').where('expires_at', '<', time).execute()
      await db
        .insertInto('sessions')
        .values({
          hash,
          user_id: userId,
          created_at: time,
          expires_at: expiresAt.toISOString(),
          agent,
          used_at: time,
        })
        .execute()
    },

    async closeSession(hash: string): Promise<void> {
      await db.deleteFrom('sessions').where('hash', '=', hash).execute()
    },

    /** @returns whether the user had such a session */
    async endSession(id: string, userId: string): Promise<boolean> {
      const rows = await db.selectFrom('sessions').select('hash').where('user_id', '=', userId).execute()
      const hash = rows.find((row) => sessionId(row.hash) === id)?.hash
      if (hash === undefined) return false
      await db.deleteFrom('sessions').where('hash', '=', hash).execute()
      return true
    },

    /** The latest first. */
    async sessionsOf(userId: string): Promise<SessionRecord[]> {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', userId)
        .where('expires_at', '>', now().toISOString())
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map(sessionRecord)
    },

    async userOfSession(hash: string): Promise<UserRecord | undefined> {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.user_id')
        .selectAll('users')
        .select('sessions.used_at')
        .where('hash', '=', hash)
        .where('expires_at', '>', now().toISOString())
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      if (row && isUseToBeNoted(row.used_at)) {
        await db
          .updateTable('sessions')
          .set({ used_at: now().toISOString() })
          .where('hash', '=', hash)
          .execute()
      }
      return row && userRecord(row)
    },

    async userOfToken(hash: string): Promise<{ user: UserRecord; scope: TokenScope } | undefined> {
      const row = await db
        .selectFrom('tokens')
        .innerJoin('users', 'users.id', 'tokens.user_id')
        .selectAll('users')
        .select(['tokens.used_at', 'tokens.scope'])
        .where('tokens.hash', '=', hash)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      if (row && isUseToBeNoted(row.used_at)) {
        await db
          .updateTable('tokens')
          .set({ used_at: now().toISOString() })
          .where('hash', '=', hash)
          .execute()
      }
      return row && { user: userRecord(row), scope: row.scope }
    },

    async addToken(
      userId: string,
      name: string,
      hash: string,
      scope: TokenScope = 'everything',
    ): Promise<TokenRecord> {
      const row = await db
        .insertInto('tokens')
        .values({
          id: randomUUID(),
          user_id: userId,
          name,
          scope,
          hash,
          created_at: now().toISOString(),
          used_at: null,
        })
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

function sessionRecord(row: SessionRow): SessionRecord {
  return {
    id: sessionId(row.hash),
    userId: row.user_id,
    createdAt: row.created_at,
    usedAt: row.used_at,
    expiresAt: row.expires_at,
    agent: row.agent,
  }
}

function tokenRecord(row: TokenRow): TokenRecord {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    scope: row.scope,
    hash: row.hash,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }
}
