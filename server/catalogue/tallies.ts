import type { Count, TallyOutcome } from '../../media/jobs/queues.ts'
import { dayInLima } from '../../media/lima.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import type { DailyCountRow } from './tables.ts'

export type Tallies = ReturnType<typeof createTallies>

// A batch is told again until its worker has noted it as told, and before that no other is. So once others have come
// for a month, nobody tells it again.
const REMEMBERED_MS = 30 * 24 * 3600_000

const ROWS_A_STATEMENT = 500

export function createTallies({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /**
     * Adds what a batch counted, once: the same batch again changes nothing.
     * @returns the works whose views changed, with their new number
     */
    add({ batch, counts }: TallyOutcome): Promise<{ id: string; views: number }[]> {
      return atomically(db, async (trx) => {
        const inserted = await trx
          .insertInto('tallies')
          .values({ batch, counted_at: now().toISOString() })
          .onConflict((conflict) => conflict.column('batch').doNothing())
          .returning('batch')
          .execute()
        if (inserted.length === 0) return []
        const since = new Date(now().getTime() - REMEMBERED_MS).toISOString()
        await trx.deleteFrom('tallies').where('counted_at', '<', since).execute()

        const changed: { id: string; views: number }[] = []
        const known: Count[] = []
        for (const [workId, ofWork] of Map.groupBy(counts, (count) => count.workId)) {
          const row = await trx
            .updateTable('works')
            .set((of) => ({ views: of('views', '+', viewsIn(ofWork)) }))
            .where('id', '=', workId)
            .returning(['id', 'views'])
            .executeTakeFirst()
          // A work that was forgotten meanwhile has nothing to count for.
          if (!row) continue
          known.push(...ofWork)
          changed.push(row)
        }
        await addToDays(trx, known)
        return changed
      })
    },
  }
}

function viewsIn(counts: readonly Count[]): number {
  return counts.reduce((sum, { measure, amount }) => sum + (measure === 'views' ? amount : 0), 0)
}

async function addToDays(connection: Connection, counts: readonly Count[]): Promise<void> {
  const rows = byDay(counts)
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await connection
      .insertInto('daily_counts')
      .values(rows.slice(start, start + ROWS_A_STATEMENT))
      .onConflict((conflict) =>
        conflict
          .columns(['work_id', 'measure', 'day', 'page', 'apart'])
          .doUpdateSet((of) => ({ amount: of('daily_counts.amount', '+', of.ref('excluded.amount')) })),
      )
      .execute()
  }
}

/** One row for each key: Postgres refuses to touch a row twice in one statement. */
function byDay(counts: readonly Count[]): DailyCountRow[] {
  const rows = new Map<string, DailyCountRow>()
  for (const { workId, hour, measure, page, amount } of counts) {
    const day = dayInLima(`${hour}:00:00Z`)
    const key = `${workId} ${day} ${measure} ${page}`
    const row = rows.get(key)
    if (row) row.amount += amount
    else rows.set(key, { work_id: workId, day, measure, page, apart: 0, amount })
  }
  return [...rows.values()]
}
