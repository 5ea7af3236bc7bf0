import type { Calendar } from '../../media/calendar.ts'
import type { TallyOutcome } from '../../media/jobs/queues.ts'
import { hourOf } from '../../media/viewing.ts'
import { addViews, type Recount } from './add-views.ts'
import { openCrowds, pruneRecent } from './crowds.ts'
import { addToDays, addToRecent, byDay, viewsIn } from './daily-counts.ts'
import { atomically, type Connection, type Engine } from './engine.ts'

export type Tallies = ReturnType<typeof createTallies>

// A worker reports a batch until it has recorded that it was taken, and reports no other before that. After a month
// of other batches, none can come again.
const REMEMBERED_MS = 30 * 24 * 3600_000

export function createTallies({ db }: Engine, calendar: Calendar, now: () => Date = () => new Date()) {
  return {
    /**
     * Adds the counts of a batch once; the same batch again changes nothing. Sudden crowds are set apart.
     * @returns the works whose views changed, with their new number
     */
    add({ batch, counts }: TallyOutcome): Promise<Recount[]> {
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

        // The work was deleted in the meantime.
        const known = await knownWorks(trx, [...new Set(counts.map(({ workId }) => workId))])
        const rows = byDay(
          counts.filter(({ workId }) => known.has(workId)),
          calendar,
        )
        const arrived = hourOf(Number.parseInt(batch, 10))
        const { apart, setApart } = await openCrowds(trx, arrived, rows, calendar)
        await addToRecent(trx, arrived, rows)
        await addToDays(
          trx,
          rows.map((row) => ({ ...row, apart: apart.has(row.work_id) ? 1 : 0 })),
        )
        await pruneRecent(trx, arrived)

        const recounts: Recount[] = []
        for (const [id, ofWork] of Map.groupBy(rows, ({ work_id }) => work_id)) {
          const added = apart.has(id) ? -(setApart.get(id) ?? 0) : viewsIn(ofWork)
          if (added !== 0) recounts.push(await addViews(trx, id, added))
        }
        return recounts
      })
    },
  }
}

async function knownWorks(connection: Connection, ids: string[]): Promise<Set<string>> {
  const rows =
    ids.length === 0 ? [] : await connection.selectFrom('works').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}
