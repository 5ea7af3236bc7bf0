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

/** What the stations are told of one work, with the work as it was at that moment. */
export interface Announcement {
  announcement: AnnouncementRecord & { change: number }
  /** Null where it has been forgotten; then the announcement is a tombstone. */
  work: WorkRecord | null
}

export type Sync = ReturnType<typeof createSync>

const WAKE_AT_MOST = 500

/**
 * Notes what the stations are to be told of a work, if it is anything new. Called in the transaction of every change
 * of a work, after it: the change number is taken from a counter whose row stays locked until the transaction ends,
 * so numbers appear in their order on both engines, and a station that asks for “after 7” can never be given 9 while
 * 8 is still on its way.
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
  // A station need not know of what it was never offered.
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

/** Nothing is told yet; the clock will come back to it. */
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
    /** Tells of works whose day has come or is over. Cheap where there are none, so it is asked before every answer. */
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
          // Locks the work, as every other change of it does first: two must not judge it at the same time.
          await trx
            .updateTable('works')
            .set((row) => ({ updated_at: row.ref('updated_at') }))
            .where('id', '=', id)
            .execute()
          await announce(trx, id, now())
        })
      }
    },

    /** What has been told after `change`, in order, in one snapshot; at most `limit`. */
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

    /** The latest change that is told. */
    async head(): Promise<number> {
      const row = await db
        .selectFrom('announcements')
        .select(({ fn }) => fn.max('change').as('head'))
        .executeTakeFirst()
      return Number(row?.head ?? 0)
    },

    /** The word that says which count the change numbers belong to. */
    async epoch(): Promise<string> {
      const { value } = await db
        .selectFrom('settings')
        .select('value')
        .where('key', '=', SYNC_EPOCH)
        .executeTakeFirstOrThrow()
      return value
    },

    /** What was withdrawn after a moment and still is, with the reason that staff gave. */
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

    /** By which names every spot that was ever told goes, with its latest title. */
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
