import type { Calendar } from '../../media/calendar.ts'
import type { Count } from '../../media/jobs/queues.ts'
import { addToGroups, inGroups } from './count-groups.ts'
import type { Connection } from './engine.ts'
import type { DailyCountRow } from './tables.ts'

/** An amount to add to a day, whether counted or set apart. */
export type DayCount = Omit<DailyCountRow, 'apart'>

const ROWS_A_STATEMENT = 500

/** One row per key: Postgres refuses to update a row twice in one statement. */
export function byDay(counts: readonly Count[], calendar: Calendar): DayCount[] {
  const rows = new Map<string, DayCount>()
  for (const { workId, hour, measure, page, amount } of counts) {
    const day = calendar.dayOf(`${hour}:00:00Z`)
    const key = `${workId} ${day} ${measure} ${page}`
    const row = rows.get(key)
    if (row) row.amount += amount
    else rows.set(key, { work_id: workId, day, measure, page, amount })
  }
  return [...rows.values()]
}

/** Adds to the days of each work, and to every sum that is kept of them. */
export async function addToDays(connection: Connection, rows: readonly DailyCountRow[]): Promise<void> {
  for (const slice of slices(rows)) {
    await connection
      .insertInto('daily_counts')
      .values(slice)
      .onConflict((conflict) =>
        conflict
          .columns(['work_id', 'measure', 'day', 'page', 'apart'])
          .doUpdateSet((of) => ({ amount: of('daily_counts.amount', '+', of.ref('excluded.amount')) })),
      )
      .execute()
  }
  for (const slice of slices(ofMonths(rows))) {
    await connection
      .insertInto('monthly_counts')
      .values(slice)
      .onConflict((conflict) =>
        conflict
          .columns(['work_id', 'measure', 'month', 'page', 'apart'])
          .doUpdateSet((of) => ({ amount: of('monthly_counts.amount', '+', of.ref('excluded.amount')) })),
      )
      .execute()
  }
  for (const slice of slices(await inGroups(connection, rows))) await addToGroups(connection, slice)
  for (const slice of slices(ofAllWorks(rows))) {
    await connection
      .insertInto('daily_totals')
      .values(slice)
      .onConflict((conflict) =>
        conflict
          .columns(['measure', 'day', 'page', 'apart'])
          .doUpdateSet((of) => ({ amount: of('daily_totals.amount', '+', of.ref('excluded.amount')) })),
      )
      .execute()
  }
}

type MonthCount = Omit<DailyCountRow, 'day'> & { month: string }

function ofMonths(rows: readonly DailyCountRow[]): MonthCount[] {
  const sums = new Map<string, MonthCount>()
  for (const { work_id, day, measure, page, apart, amount } of rows) {
    const month = day.slice(0, 7)
    const key = `${work_id} ${month} ${measure} ${page} ${apart}`
    const sum = sums.get(key)
    if (sum) sum.amount += amount
    else sums.set(key, { work_id, month, measure, page, apart, amount })
  }
  return [...sums.values()]
}

function ofAllWorks(rows: readonly DailyCountRow[]): Omit<DailyCountRow, 'work_id'>[] {
  const totals = new Map<string, Omit<DailyCountRow, 'work_id'>>()
  for (const { day, measure, page, apart, amount } of rows) {
    const key = `${day} ${measure} ${page} ${apart}`
    const total = totals.get(key)
    if (total) total.amount += amount
    else totals.set(key, { day, measure, page, apart, amount })
  }
  return [...totals.values()]
}

/** Moves rows between counted and set apart. */
export function moveInDays(connection: Connection, rows: readonly DayCount[], apart: 0 | 1): Promise<void> {
  const [from, to] = [1 - apart, apart]
  return addToDays(
    connection,
    rows.flatMap(({ work_id, day, measure, page, amount }) => {
      const key = { work_id, day, measure, page }
      return [
        { ...key, apart: from, amount: -amount },
        { ...key, apart: to, amount },
      ]
    }),
  )
}

/** Records the time of arrival, so a crowd can still be set apart later. */
export async function addToRecent(
  connection: Connection,
  arrived: string,
  rows: readonly DayCount[],
): Promise<void> {
  for (const slice of slices(rows)) {
    await connection
      .insertInto('recent_counts')
      .values(slice.map((row) => ({ ...row, arrived })))
      .onConflict((conflict) =>
        conflict
          .columns(['work_id', 'arrived', 'day', 'measure', 'page'])
          .doUpdateSet((of) => ({ amount: of('recent_counts.amount', '+', of.ref('excluded.amount')) })),
      )
      .execute()
  }
}

export function viewsIn(rows: readonly Pick<DayCount, 'measure' | 'amount'>[]): number {
  return rows.reduce((sum, { measure, amount }) => sum + (measure === 'views' ? amount : 0), 0)
}

function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    yield rows.slice(start, start + ROWS_A_STATEMENT)
}
