import { atomically, type Engine } from './engine.ts'

export interface Held {
  id: string
  version: number
}

export type Holdings = ReturnType<typeof createHoldings>

// Postgres allows 65,535 parameters per statement, SQLite 32,766.
const ROWS_A_STATEMENT = 2000

/** What stations hold, as they reported it. */
export function createHoldings({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** Records that a station has applied everything up to `change` and now holds exactly these spots. */
    async acknowledge(stationId: string, change: number, held: Held[], agent: string | null): Promise<void> {
      await atomically(db, async (trx) => {
        const since = now().toISOString()
        await trx
          .updateTable('stations')
          .set({
            acknowledged: change,
            acknowledged_at: since,
            last_contact_at: since,
            ...(agent !== null && { agent }),
          })
          .where('id', '=', stationId)
          .execute()
        const before = await trx
          .selectFrom('holdings')
          .selectAll()
          .where('station_id', '=', stationId)
          .execute()
        const versions = new Map(held.map(({ id, version }) => [id, version]))
        const gone = before
          .filter((row) => versions.get(row.work_id) !== row.version)
          .map((row) => row.work_id)
        for (const ids of slices(gone)) {
          await trx
            .deleteFrom('holdings')
            .where('station_id', '=', stationId)
            .where('work_id', 'in', ids)
            .execute()
        }
        for (const row of before) {
          if (versions.get(row.work_id) === row.version) versions.delete(row.work_id)
        }
        const fresh = [...versions].map(([work_id, version]) => ({
          station_id: stationId,
          work_id,
          version,
          since,
        }))
        for (const rows of slices(fresh)) await trx.insertInto('holdings').values(rows).execute()
      })
    },

    /** What a station holds, with the titles it was sent. */
    of: (stationId: string): Promise<{ id: string; title: string; version: number; since: string }[]> =>
      db
        .selectFrom('holdings')
        .innerJoin('announcements', 'announcements.work_id', 'holdings.work_id')
        .select(['holdings.work_id as id', 'title', 'version', 'since'])
        .where('station_id', '=', stationId)
        .orderBy('number')
        .execute(),

    /** The versions of one spot that stations hold, by station. */
    async holders(workId: string): Promise<Map<string, number>> {
      const rows = await db.selectFrom('holdings').selectAll().where('work_id', '=', workId).execute()
      return new Map(rows.map(({ station_id, version }) => [station_id, version]))
    },

    /** Number of spots held, by station. */
    async counts(): Promise<Map<string, number>> {
      const rows = await db
        .selectFrom('holdings')
        .select(['station_id', ({ fn }) => fn.countAll().as('count')])
        .groupBy('station_id')
        .execute()
      return new Map(rows.map(({ station_id, count }) => [station_id, Number(count)]))
    },

    /** Records that a person confirmed the spot is off the air. */
    async confirm(stationId: string, workId: string, change: number): Promise<void> {
      await db
        .insertInto('confirmations')
        .values({ station_id: stationId, work_id: workId, change, confirmed_at: now().toISOString() })
        .onConflict((conflict) => conflict.columns(['station_id', 'work_id', 'change']).doNothing())
        .execute()
    },

    /** Withdrawals that somebody at a station has confirmed, as `work change`. */
    async confirmedBy(stationId: string): Promise<Set<string>> {
      const rows = await db
        .selectFrom('confirmations')
        .select(['work_id', 'change'])
        .where('station_id', '=', stationId)
        .execute()
      return new Set(rows.map(({ work_id, change }) => `${work_id} ${change}`))
    },

    /** When a person at each station confirmed the withdrawal in `change`, by station. */
    async confirmations(workId: string, change: number): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom('confirmations')
        .select(['station_id', 'confirmed_at'])
        .where('work_id', '=', workId)
        .where('change', '=', change)
        .execute()
      return new Map(rows.map(({ station_id, confirmed_at }) => [station_id, confirmed_at]))
    },
  }
}

function* slices<T>(all: T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += ROWS_A_STATEMENT)
    yield all.slice(start, start + ROWS_A_STATEMENT)
}
