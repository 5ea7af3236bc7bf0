import type { Calendar } from '../../media/calendar.ts'
import type { AiringRecord, AiringSource } from '../records/airing.ts'
import type { Engine } from './engine.ts'
import type { AiringRow } from './station-tables.ts'

/** One broadcast of a known work. */
export interface KnownAiring {
  workId: string
  airedAt: Date
  seconds: number | null
}

export interface AiringQuery {
  stationId?: string | undefined
  workId?: string | undefined
  /** RFC 3339; the end is exclusive. */
  from: string
  until: string
}

/** Number of airings of a spot by a station on one day. */
export interface DailyAirings {
  stationId: string
  workId: string
  /** YYYY-MM-DD in the time zone that was configured when it was reported. */
  day: string
  count: number
}

export type Airings = ReturnType<typeof createAirings>

const ROWS_A_STATEMENT = 1000

export function createAirings({ db }: Engine, calendar: Calendar, now: () => Date = () => new Date()) {
  const within = ({ stationId, workId, from, until }: AiringQuery) => {
    let select = db.selectFrom('airings').where('aired_at', '>=', from).where('aired_at', '<', until)
    if (stationId) select = select.where('station_id', '=', stationId)
    if (workId) select = select.where('work_id', '=', workId)
    return select
  }

  return {
    /**
     * Counts each airing once per station, spot and second.
     * @returns how many of them were new
     */
    async add(stationId: string, airings: KnownAiring[], source: AiringSource): Promise<number> {
      const reported_at = now().toISOString()
      const rows = new Map(
        airings.map(({ workId, airedAt, seconds }) => {
          const aired_at = toSecond(airedAt)
          const row = {
            station_id: stationId,
            work_id: workId,
            aired_at,
            day: calendar.dayOf(aired_at),
            seconds,
            source,
            reported_at,
          }
          return [`${workId} ${aired_at}`, row]
        }),
      )
      const all = [...rows.values()]
      let added = 0
      for (let start = 0; start < all.length; start += ROWS_A_STATEMENT) {
        const inserted = await db
          .insertInto('airings')
          .values(all.slice(start, start + ROWS_A_STATEMENT))
          .onConflict((conflict) => conflict.columns(['station_id', 'work_id', 'aired_at']).doNothing())
          .returning('aired_at')
          .execute()
        added += inserted.length
      }
      return added
    },

    /** Per station, spot and day, ordered by day. */
    async daily(query: AiringQuery): Promise<DailyAirings[]> {
      const rows = await within(query)
        .select(['station_id', 'work_id', 'day', ({ fn }) => fn.countAll().as('count')])
        .groupBy(['station_id', 'work_id', 'day'])
        .orderBy('day')
        .orderBy('station_id')
        .orderBy('work_id')
        .execute()
      return rows.map(({ station_id, work_id, day, count }) => ({
        stationId: station_id,
        workId: work_id,
        day,
        count: Number(count),
      }))
    },

    /** Individual airings, latest first. */
    async list(query: AiringQuery, limit: number): Promise<AiringRecord[]> {
      const rows = await within(query)
        .selectAll()
        .orderBy('aired_at', 'desc')
        .orderBy('work_id')
        .limit(limit)
        .execute()
      return rows.map(airingRecord)
    },

    /** Number of airings reported by each station since a time. */
    async countsSince(since: Date): Promise<Map<string, number>> {
      const rows = await db
        .selectFrom('airings')
        .select(['station_id', ({ fn }) => fn.countAll().as('count')])
        .where('aired_at', '>=', since.toISOString())
        .groupBy('station_id')
        .execute()
      return new Map(rows.map(({ station_id, count }) => [station_id, Number(count)]))
    },

    /** When a station last aired a spot, according to its reports. */
    async last(stationId: string, workId: string): Promise<Date | null> {
      const row = await db
        .selectFrom('airings')
        .select('aired_at')
        .where('station_id', '=', stationId)
        .where('work_id', '=', workId)
        .orderBy('aired_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? new Date(row.aired_at) : null
    },

    /** Removes a report that a person made by mistake. @returns whether there was one */
    async remove(stationId: string, workId: string, airedAt: Date): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('airings')
        .where('station_id', '=', stationId)
        .where('work_id', '=', workId)
        .where('aired_at', '=', toSecond(airedAt))
        .where('source', '=', 'person')
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function toSecond(time: Date): string {
  return new Date(Math.floor(time.getTime() / 1000) * 1000).toISOString()
}

function airingRecord(row: AiringRow): AiringRecord {
  return {
    stationId: row.station_id,
    workId: row.work_id,
    airedAt: row.aired_at,
    seconds: row.seconds,
    source: row.source,
    reportedAt: row.reported_at,
  }
}
