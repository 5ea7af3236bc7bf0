import type { Calendar } from '../../media/calendar.ts'
import { hourOf } from '../../media/viewing.ts'
import type { CrowdDecision, CrowdRecord } from '../records/crowd.ts'
import { isCrowd, USUAL_DAYS } from '../rules/crowd.ts'
import { addViews, type Recount } from './add-views.ts'
import { type DayCount, moveInDays, viewsIn } from './daily-counts.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import type { CrowdRow } from './tables.ts'

export type Crowds = ReturnType<typeof createCrowds>

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

/** Hours with so many views of one work that they are set apart until staff decide whether to count them. */
export function createCrowds({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** The latest first. */
    async list(limit: number): Promise<CrowdRecord[]> {
      const rows = await db
        .selectFrom('crowds')
        .innerJoin('works', 'works.id', 'crowds.work_id')
        .selectAll('crowds')
        .select('works.title')
        .orderBy('crowds.arrived', 'desc')
        .orderBy('crowds.work_id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...toRecord(row), title: row.title }))
    },

    async of(workId: string, arrived: string): Promise<Omit<CrowdRecord, 'title'> | null> {
      const row = (await crowdsOf(db, arrived, [workId])).get(workId)
      return row ? toRecord(row) : null
    },

    /**
     * Decides a crowd: counted like everything else, or left out for good.
     * @returns the work's view count afterwards, or null if it was already decided
     */
    decide(workId: string, arrived: string, decision: CrowdDecision): Promise<Recount | null> {
      return atomically(db, async (trx) => {
        const decided = await trx
          .updateTable('crowds')
          .set({ decision, decided_at: now().toISOString() })
          .where('work_id', '=', workId)
          .where('arrived', '=', arrived)
          .where('decision', 'is', null)
          .returning('arrived')
          .executeTakeFirst()
        if (!decided) return null
        if (decision === 'left') return addViews(trx, workId, 0)
        const rows = await recentOf(trx, arrived, [workId])
        await moveInDays(trx, rows, 0)
        return addViews(trx, workId, viewsIn(rows))
      })
    },
  }
}

function toRecord(row: CrowdRow): Omit<CrowdRecord, 'title'> {
  const { work_id, arrived, views, decision, decided_at } = row
  return { workId: work_id, hour: arrived, views, decision, decidedAt: decided_at }
}

/** The part of a batch that is set apart. */
interface Apart {
  /** The works affected. */
  apart: Set<string>
  /** Views of the hour that were counted before it became a crowd and are now set apart, by work. */
  setApart: Map<string, number>
}

/**
 * Detects crowds in an hour to which `rows` are about to be added, and sets apart what was already counted of them.
 */
export async function openCrowds(
  connection: Connection,
  arrived: string,
  rows: readonly DayCount[],
  calendar: Calendar,
): Promise<Apart> {
  const apart = new Set<string>()
  const setApart = new Map<string, number>()
  const added = Map.groupBy(rows, ({ work_id }) => work_id)
  const before = Map.groupBy(await recentOf(connection, arrived, [...added.keys()]), ({ work_id }) => work_id)
  const known = await crowdsOf(connection, arrived, [...added.keys()])

  for (const [workId, ofWork] of added) {
    const crowd = known.get(workId)
    const [counted, coming] = [before.get(workId) ?? [], viewsIn(ofWork)]
    const views = viewsIn(counted) + coming
    if (crowd?.decision === 'counted') continue
    if (!crowd) {
      // The average is looked up only for the few works where it could matter.
      if (!isCrowd(views, 0) || !isCrowd(views, await usualViews(connection, workId, arrived, calendar)))
        continue
      await moveInDays(connection, counted, 1)
      setApart.set(workId, viewsIn(counted))
    }
    await noteCrowd(connection, workId, arrived, views)
    apart.add(workId)
  }
  return { apart, setApart }
}

async function noteCrowd(
  connection: Connection,
  workId: string,
  arrived: string,
  views: number,
): Promise<void> {
  await connection
    .insertInto('crowds')
    .values({ work_id: workId, arrived, views, decision: null, decided_at: null })
    .onConflict((conflict) => conflict.columns(['work_id', 'arrived']).doUpdateSet({ views }))
    .execute()
}

/** Deletes arrival times, except those of undecided crowds. */
export async function pruneRecent(connection: Connection, arrived: string): Promise<void> {
  const since = hourOf(Date.parse(`${arrived}:00:00Z`) - 2 * HOUR_MS)
  await connection
    .deleteFrom('recent_counts')
    .where('arrived', '<', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('crowds')
            .select('crowds.arrived')
            .whereRef('crowds.work_id', '=', 'recent_counts.work_id')
            .whereRef('crowds.arrived', '=', 'recent_counts.arrived')
            .where('decision', 'is', null),
        ),
      ),
    )
    .execute()
}

async function recentOf(connection: Connection, arrived: string, workIds: string[]): Promise<DayCount[]> {
  if (workIds.length === 0) return []
  return connection
    .selectFrom('recent_counts')
    .select(['work_id', 'day', 'measure', 'page', 'amount'])
    .where('arrived', '=', arrived)
    .where('work_id', 'in', workIds)
    .execute()
}

async function crowdsOf(
  connection: Connection,
  arrived: string,
  workIds: string[],
): Promise<Map<string, CrowdRow>> {
  if (workIds.length === 0) return new Map()
  const rows = await connection
    .selectFrom('crowds')
    .selectAll()
    .where('arrived', '=', arrived)
    .where('work_id', 'in', workIds)
    .execute()
  return new Map(rows.map((row) => [row.work_id, row]))
}

/** Average views per day over the weeks before this hour. */
async function usualViews(
  connection: Connection,
  workId: string,
  arrived: string,
  calendar: Calendar,
): Promise<number> {
  const today = Date.parse(`${arrived}:00:00Z`)
  const { sum } = await connection
    .selectFrom('daily_counts')
    .select(({ fn }) => fn.sum('amount').as('sum'))
    .where('work_id', '=', workId)
    .where('measure', '=', 'views')
    .where('apart', '=', 0)
    .where('day', '>=', calendar.dayOf(new Date(today - USUAL_DAYS * DAY_MS)))
    .where('day', '<', calendar.dayOf(new Date(today)))
    .executeTakeFirstOrThrow()
  return Number(sum ?? 0) / USUAL_DAYS
}
