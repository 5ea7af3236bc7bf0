import { randomUUID } from 'node:crypto'
import type { LogHabits } from '../../media/airing-logs/read-log.ts'
import type { StationEdit, StationFields } from '../../media/schemas/station.ts'
import type { StationRecord } from '../records/station.ts'
import { nextNumber } from './counters.ts'
import { atomically, type Engine } from './engine.ts'
import { columnsOf, newColumns, stationRecord } from './station-columns.ts'
import type { StationRow } from './station-tables.ts'
import type { TokenRow } from './tables.ts'

/** A station's secrets as stored: hashes, except the webhook key, which is needed to sign. */
export interface StationKeys {
  token: string
  feed: string
  page: string
  webhook: string
}

export type Stations = ReturnType<typeof createStations>

const TOKEN_NAME = 'station'

/** The stations themselves. What they hold is in `holdings.ts`, what they aired in `airings.ts`. */
export function createStations({ db }: Engine, now: () => Date = () => new Date()) {
  const active = async (column: 'user_id' | 'feed_hash' | 'page_hash', value: string) => {
    const row = await db
      .selectFrom('stations')
      .selectAll()
      .where(column, '=', value)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return row && stationRecord(row)
  }

  return {
    /** A new station with an account that has no password and can only use its token. */
    create(id: string, fields: StationFields, keys: StationKeys): Promise<StationRecord> {
      return atomically(db, async (trx) => {
        const created_at = now().toISOString()
        const user_id = randomUUID()
        await trx
          .insertInto('users')
          .values({
            id: user_id,
            // A domain that can never receive mail (RFC 2606): the account is not a person's.
            email: `${id}@station.invalid`,
            name: fields.name,
            role: 'station',
            password: null,
            created_at,
            disabled_at: null,
          })
          .execute()
        await trx
          .insertInto('tokens')
          .values(newToken(user_id, keys.token, new Date(created_at)))
          .execute()
        const row = await trx
          .insertInto('stations')
          .values({
            ...newColumns(fields),
            id,
            user_id,
            webhook_secret: keys.webhook,
            feed_hash: keys.feed,
            page_hash: keys.page,
            revision: 0,
            acknowledged: 0,
            created_at,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        return stationRecord(row)
      })
    },

    async list(): Promise<StationRecord[]> {
      const rows = await db.selectFrom('stations').selectAll().orderBy('name').orderBy('id').execute()
      return rows.map(stationRecord)
    },

    async byId(id: string): Promise<StationRecord | undefined> {
      const row = await db.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst()
      return row && stationRecord(row)
    },

    /** None of these three finds a revoked station. */
    byUser: (userId: string): Promise<StationRecord | undefined> => active('user_id', userId),

    byFeedHash: (hash: string): Promise<StationRecord | undefined> => active('feed_hash', hash),

    byPageHash: (hash: string): Promise<StationRecord | undefined> => active('page_hash', hash),

    async edit(id: string, fields: StationEdit): Promise<StationRecord | null> {
      const columns = columnsOf(fields)
      // These change what it is sent for every spot, so it has to ask for everything again.
      const retold = (['languages', 'cart_first', 'name_template'] as const).some(
        (name) => columns[name] !== undefined,
      )
      const row = await db
        .updateTable('stations')
        .set(columns)
        .set((old) => ({ revision: old('revision', '+', retold ? 1 : 0) }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row ? stationRecord(row) : null
    },

    /** Records how its logs are written. Raises the revision, so the agent fetches everything again and learns of it. */
    async learnLogs(id: string, habits: LogHabits): Promise<void> {
      await db
        .updateTable('stations')
        .set({ log_habits: JSON.stringify(habits) })
        .set((old) => ({ revision: old('revision', '+', 1) }))
        .where('id', '=', id)
        .execute()
    },

    /** Replaces one of its secrets; the old one stops working at once. */
    renew(id: string, which: keyof StationKeys, value: string): Promise<StationRecord | null> {
      return atomically(db, async (trx) => {
        const station = await trx.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst()
        if (!station || station.revoked_at !== null) return null
        if (which === 'token') {
          // All of its tokens: whoever had the old one may have used it to create others.
          const { user_id } = station
          await trx.deleteFrom('tokens').where('user_id', '=', user_id).execute()
          await trx
            .insertInto('tokens')
            .values(newToken(user_id, value, now()))
            .execute()
          return stationRecord(station)
        }
        const row = await trx
          .updateTable('stations')
          .set(keyColumn(which, value))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow()
        return stationRecord(row)
      })
    },

    /** For good: its token, its feed and its page stop working. What it aired stays counted. */
    revoke(id: string): Promise<StationRecord | null> {
      return atomically(db, async (trx) => {
        const time = now().toISOString()
        const row = await trx
          .updateTable('stations')
          .set((old) => ({ revoked_at: old.fn.coalesce('revoked_at', old.val(time)) }))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (!row) return null
        await trx.deleteFrom('tokens').where('user_id', '=', row.user_id).execute()
        await trx.updateTable('users').set({ disabled_at: time }).where('id', '=', row.user_id).execute()
        return stationRecord(row)
      })
    },

    /** Records that it has just made a request. */
    async noteContact(id: string, agent: string | null): Promise<void> {
      await db
        .updateTable('stations')
        .set({ last_contact_at: now().toISOString(), ...(agent !== null && { agent }) })
        .where('id', '=', id)
        .execute()
    },

    /** Works by the cart number that they have at a station. */
    async worksByCart(stationId: string): Promise<Map<number, string>> {
      const rows = await db
        .selectFrom('carts')
        .select(['work_id', 'cart'])
        .where('station_id', '=', stationId)
        .execute()
      return new Map(rows.map(({ work_id, cart }) => [cart, work_id]))
    },

    /**
     * The cart numbers of these spots at a station. A spot gets the lowest free number of the range when it is first
     * asked for; numbers of spots that are off the air are reused only once the range is exhausted.
     */
    cartsOf(station: StationRecord, workIds: string[]): Promise<Map<string, number>> {
      if (station.carts === null || workIds.length === 0) return Promise.resolve(new Map())
      const { first, last } = station.carts
      return atomically(db, async (trx) => {
        const read = () =>
          trx
            .selectFrom('carts')
            .selectAll()
            .where('station_id', '=', station.id)
            .where('cart', '>=', first)
            .where('cart', '<=', last)
            .execute()
        let rows = await read()
        const missing = workIds.filter((id) => !rows.some(({ work_id }) => work_id === id))
        if (missing.length > 0) {
          // Two simultaneous polls of a station would choose the same numbers; the counter's row serves as a lock.
          await nextNumber(trx, 'cart')
          rows = await read()
          if (last - first + 1 - rows.length < missing.length) {
            const gone = trx.selectFrom('announcements').select('work_id').where('offered', '=', 0)
            await trx
              .deleteFrom('carts')
              .where('station_id', '=', station.id)
              .where('work_id', 'in', gone)
              .execute()
            rows = await read()
          }
          const taken = new Set(rows.map(({ cart }) => cart))
          let cart = first
          for (const work_id of missing) {
            if (rows.some((row) => row.work_id === work_id)) continue
            while (taken.has(cart)) cart++
            if (cart > last) break
            taken.add(cart)
            const row = { station_id: station.id, work_id, cart }
            await trx
              .insertInto('carts')
              .values(row)
              // The spot has a number from an earlier range.
              .onConflict((conflict) => conflict.columns(['station_id', 'work_id']).doUpdateSet({ cart }))
              .execute()
            rows.push(row)
          }
        }
        return new Map(rows.map(({ work_id, cart }) => [work_id, cart]))
      })
    },
  }
}

function newToken(user_id: string, hash: string, time: Date): TokenRow {
  return {
    id: randomUUID(),
    user_id,
    name: TOKEN_NAME,
    scope: 'everything',
    hash,
    created_at: time.toISOString(),
    used_at: null,
  }
}

type KeyColumns = Pick<StationRow, 'feed_hash' | 'page_hash' | 'webhook_secret'>

function keyColumn(which: Exclude<keyof StationKeys, 'token'>, value: string): Partial<KeyColumns> {
  switch (which) {
    case 'feed':
      return { feed_hash: value }
    case 'page':
      return { page_hash: value }
    case 'webhook':
      return { webhook_secret: value }
  }
}
