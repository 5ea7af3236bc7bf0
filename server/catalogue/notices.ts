import { randomUUID } from 'node:crypto'
import type { NoticeRecord, NoticeState } from '../records/notice.ts'
import type { Connection, Engine } from './engine.ts'
import type { NoticeRow } from './station-tables.ts'

export type Notices = ReturnType<typeof createNotices>

/** Records, in the transaction of a withdrawal, a notice for every station with an address. */
export async function queueNotices(
  connection: Connection,
  workId: string,
  change: number,
  now: Date,
): Promise<void> {
  const stations = await connection
    .selectFrom('stations')
    .select(['id', 'email', 'webhook_url'])
    .where('revoked_at', 'is', null)
    .execute()
  const rows = stations.flatMap(({ id, email, webhook_url }) =>
    (['email', 'webhook'] as const)
      .filter((channel) => (channel === 'email' ? email : webhook_url) !== null)
      .map((channel) => ({
        id: randomUUID(),
        station_id: id,
        work_id: workId,
        change,
        channel,
        state: 'queued' as const,
        detail: null,
        created_at: now.toISOString(),
        settled_at: null,
      })),
  )
  if (rows.length > 0) await connection.insertInto('notices').values(rows).execute()
}

export function createNotices({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    async byId(id: string): Promise<NoticeRecord | undefined> {
      const row = await db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst()
      return row && noticeRecord(row)
    },

    /** Notices not yet delivered. */
    async queued(): Promise<NoticeRecord[]> {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('state', '=', 'queued')
        .orderBy('created_at')
        .execute()
      return rows.map(noticeRecord)
    },

    async ofWork(workId: string, change: number): Promise<NoticeRecord[]> {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('work_id', '=', workId)
        .where('change', '=', change)
        .execute()
      return rows.map(noticeRecord)
    },

    async settle(id: string, state: NoticeState, detail: string | null): Promise<void> {
      await db
        .updateTable('notices')
        .set({ state, detail, settled_at: state === 'queued' ? null : now().toISOString() })
        .where('id', '=', id)
        .execute()
    },
  }
}

function noticeRecord(row: NoticeRow): NoticeRecord {
  return {
    id: row.id,
    stationId: row.station_id,
    workId: row.work_id,
    change: row.change,
    channel: row.channel,
    state: row.state,
    detail: row.detail,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }
}
