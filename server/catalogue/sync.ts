import type { AnnouncementRecord } from '../records/announcement.ts'
import type { WorkRecord } from '../records/work.ts'
import { airStatusOf, fingerprintOf } from '../rules/air-status.ts'
import { nextNumber, nextSecond } from './counters.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import { SYNC_EPOCH } from './migrations/stations.ts'
import { queueNotices } from './notices.ts'
import { announcementRecord } from './station-columns.ts'
import type { AnnouncementRow } from './station-tables.ts'
import type { WorkRow } from './tables.ts'
import { workRecord } from './work-columns.ts'

/** What stations are told about a work, with the work as it was in the same snapshot. */
export interface Announcement {
  announcement: AnnouncementRecord & { change: number }
  /** Null if the work was deleted; the announcement is then a tombstone. */
  work: WorkRecord | null
}

export type Sync = ReturnType<typeof createSync>

const WAKE_AT_MOST = 500

/**
 * Records what stations should be told about a work, if that changed. Called after every change of a work, in its
 * transaction. The change number comes from a counter whose row stays locked until the transaction ends, so numbers
 * become visible in order on both engines: a station that asks for “after 7” never gets 9 while 8 is uncommitted.
 */
export async function announce(connection: Connection, workId: string, now: Date): Promise<void> {
  const row = await connection.selectFrom('works').selectAll().where('id', '=', workId).executeTakeFirst()
  const work = row ? workRecord(row) : null
  const before = await connection
    .selectFrom('announcements')
    .selectAll()
    .where('work_id', '=', workId)
    .executeTakeFirst()
  const status = airStatusOf(work, now)
  const { reason, airable, wakesAt } = status
  const told = before !== undefined && before.change !== null
  // Stations need no tombstone for a work that was never offered to them.
  if (reason !== null && !told) {
    if (!work) await connection.deleteFrom('announcements').where('work_id', '=', workId).execute()
    else if ((before?.wakes_at ?? null) !== wakesAt) await wait(connection, work, wakesAt, now)
    return
  }
  const fingerprint = fingerprintOf(work, status)
  if (told && before.fingerprint === fingerprint) {
    if (before.wakes_at !== wakesAt) {
      await connection
        .updateTable('announcements')
        .set({ wakes_at: wakesAt })
        .where('work_id', '=', workId)
        .execute()
    }
    return
  }

  const sound = reason === null && work ? await soundOf(connection, work) : (before?.sound ?? null)
  const returns = airable && (before?.airable !== 1 || before.sound !== sound)
  const change = await nextNumber(connection, 'change')
  const columns = {
    offered: reason === null ? 1 : 0,
    reason,
    airable: airable ? 1 : 0,
    fingerprint,
    change,
    sound,
    announced_at: returns
      ? (await nextSecond(connection, 'announced', now)).toISOString()
      : (before?.announced_at ?? null),
    wakes_at: wakesAt,
    changed_at: now.toISOString(),
  }
  if (work) await save(connection, work, columns)
  else await connection.updateTable('announcements').set(columns).where('work_id', '=', workId).execute()
  if (reason === 'withdrawn') await queueNotices(connection, workId, change, now)
}

/** Nothing to announce yet; `wakes_at` brings it up again. */
async function wait(
  connection: Connection,
  work: WorkRecord,
  wakesAt: string | null,
  now: Date,
): Promise<void> {
  await save(connection, work, {
    offered: 0,
    reason: null,
    airable: 0,
    fingerprint: '',
    change: null,
    sound: null,
    announced_at: null,
    wakes_at: wakesAt,
    changed_at: now.toISOString(),
  })
}

async function save(
  connection: Connection,
  work: WorkRecord,
  columns: Omit<AnnouncementRow, 'work_id' | 'number' | 'title'>,
): Promise<void> {
  const row = { work_id: work.id, number: work.number, title: work.title, ...columns }
  await connection
    .insertInto('announcements')
    .values(row)
    .onConflict((conflict) => conflict.column('work_id').doUpdateSet(row))
    .execute()
}

async function soundOf(connection: Connection, work: WorkRecord): Promise<string | null> {
  const version = await connection
    .selectFrom('versions')
    .select('sha256')
    .where('work_id', '=', work.id)
    .where('version', '=', work.visibleVersion ?? 0)
    .executeTakeFirst()
  return version?.sha256 ?? null
}

export function createSync({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** Announces works whose first day has come or whose last day is over. Cheap when there are none, so it runs before every answer. */
    async wake(): Promise<void> {
      const due = await db
        .selectFrom('announcements')
        .select('work_id')
        .where('wakes_at', '<=', now().toISOString())
        .orderBy('wakes_at')
        .limit(WAKE_AT_MOST)
        .execute()
      for (const { work_id: id } of due) {
        await atomically(db, async (trx) => {
          // Lock the work first, as every other change does, so that only one transaction decides about it.
          await trx
            .updateTable('works')
            .set((row) => ({ updated_at: row.ref('updated_at') }))
            .where('id', '=', id)
            .execute()
          await announce(trx, id, now())
        })
      }
    },

    /** Announcements after `change`, in order and from one snapshot; at most `limit`. */
    async after(change: number, limit: number): Promise<Announcement[]> {
      const rows = await db
        .selectFrom('announcements')
        .leftJoin('works', 'works.id', 'announcements.work_id')
        .selectAll('works')
        .select([
          'announcements.work_id as a_work_id',
          'announcements.number as a_number',
          'announcements.title as a_title',
          'change',
          'offered',
          'reason',
          'airable',
          'fingerprint',
          'sound',
          'announced_at',
          'wakes_at',
          'changed_at',
        ])
        .where('change', '>', change)
        .orderBy('change')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        announcement: {
          ...announcementRecord({ ...row, work_id: row.a_work_id, number: row.a_number, title: row.a_title }),
          change: row.change ?? 0,
        },
        work: row.id === null ? null : workRecord(row as WorkRow),
      }))
    },

    /** The number of the latest announcement. */
    async head(): Promise<number> {
      const row = await db
        .selectFrom('announcements')
        .select(({ fn }) => fn.max('change').as('head'))
        .executeTakeFirst()
      return Number(row?.head ?? 0)
    },

    /** Identifies the sequence that the change numbers belong to; a new catalogue has another. */
    async epoch(): Promise<string> {
      const { value } = await db
        .selectFrom('settings')
        .select('value')
        .where('key', '=', SYNC_EPOCH)
        .executeTakeFirstOrThrow()
      return value
    },

    /** Works withdrawn since a moment and still withdrawn, with the reason staff gave. */
    async withdrawnSince(
      since: string,
    ): Promise<{ id: string; number: number; title: string; change: number; reason: string | null }[]> {
      const rows = await db
        .selectFrom('announcements')
        .leftJoin('works', 'works.id', 'announcements.work_id')
        .select([
          'announcements.work_id as id',
          'announcements.number',
          'announcements.title',
          'change',
          'withdrawal_reason as reason',
        ])
        .where('announcements.reason', '=', 'withdrawn')
        .where('changed_at', '>', since)
        .orderBy('change', 'desc')
        .execute()
      return rows.map((row) => ({ ...row, change: row.change ?? 0 }))
    },

    /** Every spot that was ever announced, with its number and latest title. */
    names: (): Promise<{ id: string; number: number; title: string }[]> =>
      db
        .selectFrom('announcements')
        .select(['work_id as id', 'number', 'title'])
        .where('change', 'is not', null)
        .orderBy('number')
        .execute(),

    async byWork(workId: string): Promise<AnnouncementRecord | undefined> {
      const row = await db
        .selectFrom('announcements')
        .selectAll()
        .where('work_id', '=', workId)
        .executeTakeFirst()
      return row && announcementRecord(row)
    },
  }
}
