import type { TallyOutcome } from '../../media/queues.ts'
import type { Engine } from './engine.ts'

export type Tallies = ReturnType<typeof createTallies>

export function createTallies({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /**
     * Adds the views of a batch, once: the same batch again changes nothing.
     * @returns the works whose count changed, with their new count
     */
    add({ batch, views }: TallyOutcome): Promise<{ id: string; views: number }[]> {
      return db.transaction().execute(async (trx) => {
        const inserted = await trx
          .insertInto('tallies')
          .values({ batch, counted_at: now().toISOString() })
          .onConflict((conflict) => conflict.column('batch').doNothing())
          .returning('batch')
          .execute()
        if (inserted.length === 0) return []
        const changed: { id: string; views: number }[] = []
        for (const { workId, count } of views) {
          const row = await trx
            .updateTable('works')
            .set((of) => ({ views: of('views', '+', count) }))
            .where('id', '=', workId)
            .returning(['id', 'views'])
            .executeTakeFirst()
          // A work that was forgotten meanwhile has nothing to count for.
          if (row) changed.push(row)
        }
        return changed
      })
    },
  }
}
