import type { OpenLogRecord } from '../records/open-log.ts'
import type { Engine } from './engine.ts'
import type { OpenLogRow } from './station-tables.ts'

export type OpenLogs = ReturnType<typeof createOpenLogs>

/** A station whose questions nobody answers must not fill the disk. */
const KEPT_A_STATION = 50

/** Logs that wait for an answer. */
export function createOpenLogs({ db }: Engine) {
  return {
    /** Of one station or of all, the oldest first. */
    async list(stationId: string | null): Promise<OpenLogRecord[]> {
      let select = db.selectFrom('open_logs').selectAll()
      if (stationId !== null) select = select.where('station_id', '=', stationId)
      return (await select.orderBy('asked_at').orderBy('id').execute()).map(toRecord)
    },

    async byId(id: string): Promise<OpenLogRecord | null> {
      const row = await db.selectFrom('open_logs').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? toRecord(row) : null
    },

    /**
     * Keeps a log until its question is answered.
     * @param key the same log, or a sample with the same question, is kept once
     * @returns the one that is kept, which may be an earlier one
     */
    async keep(log: OpenLogRecord, key: string): Promise<OpenLogRecord> {
      await db
        .insertInto('open_logs')
        .values({
          id: log.id,
          station_id: log.stationId,
          file_name: log.fileName,
          content: log.text,
          is_sample: log.isSample ? 1 : 0,
          question: JSON.stringify(log.question),
          key,
          asked_at: log.askedAt,
        })
        .onConflict((conflict) => conflict.columns(['station_id', 'key']).doNothing())
        .execute()
      const kept = await db
        .selectFrom('open_logs')
        .selectAll()
        .where('station_id', '=', log.stationId)
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      const surplus = await db
        .selectFrom('open_logs')
        .select('id')
        .where('station_id', '=', log.stationId)
        .where('id', '!=', kept.id)
        .orderBy('asked_at', 'desc')
        .limit(1000)
        .offset(KEPT_A_STATION - 1)
        .execute()
      if (surplus.length > 0) {
        await db
          .deleteFrom('open_logs')
          .where(
            'id',
            'in',
            surplus.map(({ id }) => id),
          )
          .execute()
      }
      return toRecord(kept)
    },

    /** @returns whether it was there */
    async remove(id: string): Promise<boolean> {
      const { numDeletedRows } = await db.deleteFrom('open_logs').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function toRecord(row: OpenLogRow): OpenLogRecord {
  return {
    id: row.id,
    stationId: row.station_id,
    fileName: row.file_name,
    text: row.content,
    isSample: row.is_sample === 1,
    question: JSON.parse(row.question),
    askedAt: row.asked_at,
  }
}
