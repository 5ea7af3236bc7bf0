import type { HomecomingRecord, OutingRecord } from '../records/suitcase.ts'
import { nextNumber } from './counters.ts'
import { atomically, type Engine } from './engine.ts'

export type Suitcases = ReturnType<typeof createSuitcases>

/** Sticks that went out to stations, and what came home. */
export function createSuitcases({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** Notes that a stick is about to be packed. */
    sendOut: (stationId: string, ticket: string): Promise<OutingRecord> =>
      atomically(db, async (trx) => {
        const sequence = await nextNumber(trx, 'outing')
        const packed_at = now().toISOString()
        await trx
          .insertInto('outings')
          .values({ station_id: stationId, sequence, ticket, packed_at })
          .execute()
        return { sequence, ticket, packedAt: packed_at }
      }),

    async outing(stationId: string, sequence: number): Promise<OutingRecord | null> {
      const row = await db
        .selectFrom('outings')
        .selectAll()
        .where('station_id', '=', stationId)
        .where('sequence', '=', sequence)
        .executeTakeFirst()
      return row ? { sequence: row.sequence, ticket: row.ticket, packedAt: row.packed_at } : null
    },

    /** Of each agent that the station has had, the latest. */
    async homecomings(stationId: string): Promise<HomecomingRecord[]> {
      const rows = await db
        .selectFrom('homecomings')
        .selectAll()
        .where('station_id', '=', stationId)
        .where(({ eb, selectFrom, ref }) =>
          eb(
            'count',
            '=',
            selectFrom('homecomings as later')
              .select(({ fn }) => fn.max('later.count').as('count'))
              .where('later.station_id', '=', stationId)
              .whereRef('later.agent', '=', ref('homecomings.agent')),
          ),
        )
        .orderBy('taken_at', 'desc')
        .execute()
      return rows.map(({ agent, count, applied, up_to, rendition }) => ({
        ...{ agent, count, applied, rendition },
        upTo: up_to,
      }))
    },

    /** @returns false where the same has come home before */
    async welcome(
      stationId: string,
      { agent, count, applied, upTo, rendition }: HomecomingRecord,
    ): Promise<boolean> {
      const inserted = await db
        .insertInto('homecomings')
        .values({
          ...{ station_id: stationId, agent, count, applied, rendition },
          up_to: upTo,
          taken_at: now().toISOString(),
        })
        .onConflict((conflict) => conflict.columns(['station_id', 'agent', 'count']).doNothing())
        .returning('count')
        .execute()
      return inserted.length > 0
    },
  }
}
