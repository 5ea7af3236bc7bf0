import { randomUUID } from 'node:crypto'
import type { StationEdit, StationFields } from '../../media/schemas/station.ts'
import { nextNumber } from './counters.ts'
import type { Engine } from './engine.ts'
import type { StationRow } from './station-tables.ts'
import type { TokenRow } from './tables.ts'

/** What is kept of the secrets of a station: hashes, but for the key of its webhook, which signing needs. */
export interface StationKeys {
  token: string
  feed: string
  page: string
  webhook: string
}

export type Stations = ReturnType<typeof createStations>

// A poll a minute must not be a write a minute.
const CONTACT_EVERY_MS = 60_000
const TOKEN_NAME = 'station'

/** The stations themselves. What they hold is in `holdings.ts`, what they aired in `airings.ts`. */
export function createStations({ db }: Engine, now: () => Date = () => new Date()) {
  const active = () => db.selectFrom('stations').selectAll().where('revoked_at', 'is', null)

  return {
    /** A new station with an account that has no password and can only use its token. */
    create(id: string, fields: StationFields, keys: StationKeys): Promise<StationRow> {
      return db.transaction().execute(async (trx) => {
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
        return trx
          .insertInto('stations')
          .values({
            ...(columnsOf(fields) as ReturnType<typeof columnsOf> &
              Pick<StationRow, 'name' | 'place' | 'languages' | 'contact'>),
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
      })
    },

    list: (): Promise<StationRow[]> =>
      db.selectFrom('stations').selectAll().orderBy('name').orderBy('id').execute(),

    byId: (id: string): Promise<StationRow | undefined> =>
      db.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst(),

    byUser: (userId: string): Promise<StationRow | undefined> =>
      active().where('user_id', '=', userId).executeTakeFirst(),

    byFeedHash: (hash: string): Promise<StationRow | undefined> =>
      active().where('feed_hash', '=', hash).executeTakeFirst(),

    byPageHash: (hash: string): Promise<StationRow | undefined> =>
      active().where('page_hash', '=', hash).executeTakeFirst(),

    async edit(id: string, fields: StationEdit): Promise<StationRow | null> {
      const columns = columnsOf(fields)
      // What it is told of every spot changes with these, so that it has to ask for all of them anew.
      const retold = ['languages', 'cart_first', 'name_template'].some((name) => name in columns)
      const row = await db
        .updateTable('stations')
        .set(columns)
        .set((old) => ({ revision: old('revision', '+', retold ? 1 : 0) }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row ?? null
    },

    /** Replaces one of its secrets; the old one stops working at once. */
    renew(id: string, which: keyof StationKeys, value: string): Promise<StationRow | null> {
      return db.transaction().execute(async (trx) => {
        const station = await trx.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst()
        if (!station || station.revoked_at !== null) return null
        if (which === 'token') {
          // All of them: whoever had the old one may have made others with it.
          const { user_id } = station
          await trx.deleteFrom('tokens').where('user_id', '=', user_id).execute()
          await trx
            .insertInto('tokens')
            .values(newToken(user_id, value, now()))
            .execute()
          return station
        }
        const column = { feed: 'feed_hash', page: 'page_hash', webhook: 'webhook_secret' } as const
        return trx
          .updateTable('stations')
          .set({ [column[which]]: value })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow()
      })
    },

    /** For good: its token, its feed and its page stop working. What it aired stays counted. */
    revoke(id: string): Promise<StationRow | null> {
      return db.transaction().execute(async (trx) => {
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
        return row
      })
    },

    /** Notes that it has asked for something. */
    async touch(station: StationRow, agent: string | null): Promise<void> {
      const time = now().getTime()
      const last = station.last_contact_at === null ? 0 : Date.parse(station.last_contact_at)
      if (time - last < CONTACT_EVERY_MS && (agent === null || agent === station.agent)) return
      await db
        .updateTable('stations')
        .set({ last_contact_at: new Date(time).toISOString(), ...(agent !== null && { agent }) })
        .where('id', '=', station.id)
        .execute()
    },

    cartNumbers: (stationId: string): Promise<{ work_id: string; cart: number }[]> =>
      db.selectFrom('carts').select(['work_id', 'cart']).where('station_id', '=', stationId).execute(),

    /**
     * The cart numbers of these spots at a station, given on first asking: the lowest free ones of its range. Numbers
     * of spots that are off the air are given again only when the range is used up.
     */
    cartsOf(station: StationRow, workIds: string[]): Promise<Map<string, number>> {
      const { cart_first: first, cart_last: last } = station
      if (first === null || last === null || workIds.length === 0) return Promise.resolve(new Map())
      return db.transaction().execute(async (trx) => {
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
          // Two polls of one station would choose the same numbers: the counter's row is the lock.
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
              // A number from a range that the station had before.
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
  return { id: randomUUID(), user_id, name: TOKEN_NAME, hash, created_at: time.toISOString() }
}

/**
 * The columns of the fields that are given. Each is named: what came from outside is never spread, or a station could
 * be handed to another account.
 */
function columnsOf(fields: StationEdit): Partial<Omit<StationRow, 'created_at'>> {
  const { name, place, languages, contact, email, webhookUrl, carts, nameTemplate } = fields
  return {
    ...(name !== undefined && { name }),
    ...(place !== undefined && { place }),
    ...(contact !== undefined && { contact }),
    ...(email !== undefined && { email }),
    ...(languages && { languages: JSON.stringify(languages) }),
    ...(webhookUrl !== undefined && { webhook_url: webhookUrl }),
    ...(nameTemplate !== undefined && { name_template: nameTemplate }),
    ...(carts !== undefined && { cart_first: carts?.first ?? null, cart_last: carts?.last ?? null }),
  }
}
