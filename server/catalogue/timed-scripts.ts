import type { TimedScriptRecord } from '../records/timed-script.ts'
import type { WorkRecord } from '../records/work.ts'
import { atomically, type Engine } from './engine.ts'
import { announce } from './sync.ts'
import { workRecord } from './work-columns.ts'

export type TimedScripts = ReturnType<typeof createTimedScripts>

const DAY = 24 * 3600 * 1000

/** When the sentences of scripts are heard. */
export function createTimedScripts({ db }: Engine, now: () => Date = () => new Date()) {
  const ofMany = async (works: readonly { id: string }[]): Promise<Map<string, TimedScriptRecord>> => {
    if (works.length === 0) return new Map()
    const rows = await db
      .selectFrom('timed_scripts')
      .selectAll()
      .where(
        'work_id',
        'in',
        works.map(({ id }) => id),
      )
      .execute()
    return new Map(
      rows.map(({ work_id: workId, sentences, timed_at: timedAt, ...script }) => [
        workId,
        { ...script, workId, timedAt, sentences: JSON.parse(sentences) },
      ]),
    )
  }

  return {
    async of(workId: string): Promise<TimedScriptRecord | undefined> {
      return (await ofMany([{ id: workId }])).get(workId)
    },

    /** By work; only those of works that have any. */
    ofMany,

    /**
     * Works whose script has no times, or those of other words or another sound, and that nobody has changed since `since`. What
     * failed is tried again after a day.
     */
    async stale(since: Date, most: number): Promise<WorkRecord[]> {
      const rows = await db
        .selectFrom('works')
        .leftJoin('timed_scripts', 'timed_scripts.work_id', 'works.id')
        .selectAll('works')
        .where('script_said', 'is not', null)
        .where('status', '=', 'ready')
        .where('trashed_at', 'is', null)
        .where('works.updated_at', '<=', since.toISOString())
        .where((where) =>
          where.or([
            where('fingerprint', 'is', null),
            where('fingerprint', '!=', where.ref('script_said')),
            where.and([
              where('problem', 'is not', null),
              where('timed_scripts.timed_at', '<', new Date(now().getTime() - DAY).toISOString()),
            ]),
          ]),
        )
        .orderBy('works.updated_at')
        .limit(most)
        .execute()
      return rows.map(workRecord)
    },

    /** Works that have times and no script any more. */
    async orphans(most: number): Promise<string[]> {
      const rows = await db
        .selectFrom('timed_scripts')
        .innerJoin('works', 'works.id', 'timed_scripts.work_id')
        .select('works.id')
        .where('script_said', 'is', null)
        .limit(most)
        .execute()
      return rows.map(({ id }) => id)
    },

    /** Stations hear of it: a feed names the transcript. */
    async set({ workId, sentences, timedAt, ...script }: TimedScriptRecord): Promise<void> {
      const row = { ...script, work_id: workId, sentences: JSON.stringify(sentences), timed_at: timedAt }
      await atomically(db, async (trx) => {
        await trx
          .updateTable('works')
          .set({ timed_at: sentences.length === 0 ? null : timedAt })
          .where('id', '=', workId)
          .execute()
        await trx
          .insertInto('timed_scripts')
          .values(row)
          .onConflict((conflict) => conflict.column('work_id').doUpdateSet(row))
          .execute()
        await announce(trx, workId, now())
      })
    },

    async remove(workId: string): Promise<void> {
      await atomically(db, async (trx) => {
        await trx.updateTable('works').set({ timed_at: null }).where('id', '=', workId).execute()
        await trx.deleteFrom('timed_scripts').where('work_id', '=', workId).execute()
        await announce(trx, workId, now())
      })
    },
  }
}
