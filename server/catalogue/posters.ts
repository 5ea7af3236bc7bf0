import type { PosterSource } from '../../media/jobs/queues.ts'
import type { PosterRecord } from '../records/poster.ts'
import type { Engine } from './engine.ts'
import type { PosterRow } from './tables.ts'

export type Posters = ReturnType<typeof createPosters>

/** Posters that staff chose. The latest that is ready is shown, as long as it is of the version that viewers see. */
export function createPosters({ db }: Engine, now: () => Date = () => new Date()) {
  const time = (): string => now().toISOString()

  /** What was chosen before `at` makes room. */
  const replaceBefore = async (workId: string, at: string): Promise<void> => {
    await db
      .updateTable('posters')
      .set({ replaced_at: time() })
      .where('work_id', '=', workId)
      .where('chosen_at', '<', at)
      .where('replaced_at', 'is', null)
      .execute()
  }

  return {
    async byId(id: string): Promise<PosterRecord | undefined> {
      const row = await db.selectFrom('posters').selectAll().where('id', '=', id).executeTakeFirst()
      return row && posterRecord(row)
    },

    /** All that are kept of a work, the latest choice first. */
    async of(workId: string): Promise<PosterRecord[]> {
      const rows = await db
        .selectFrom('posters')
        .selectAll()
        .where('work_id', '=', workId)
        .orderBy('chosen_at', 'desc')
        .execute()
      return rows.map(posterRecord)
    },

    /** The id of the poster that is shown, by work; works without one of staff are not in it. */
    async shown(workIds: readonly string[]): Promise<Map<string, string>> {
      if (workIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('posters')
        .innerJoin('works', 'works.id', 'posters.work_id')
        .select(['posters.work_id', 'posters.id'])
        .where('posters.work_id', 'in', workIds)
        .where('posters.state', '=', 'ready')
        .where('posters.replaced_at', 'is', null)
        .where(({ or, eb }) =>
          or([
            eb('posters.version', 'is', null),
            eb('posters.version', '=', eb.ref('works.visible_version')),
          ]),
        )
        .orderBy('posters.chosen_at')
        .execute()
      return new Map(rows.map(({ work_id, id }) => [work_id, id]))
    },

    async choose(poster: {
      id: string
      workId: string
      version: number | null
      source: PosterSource
    }): Promise<void> {
      const { id, workId, version, source } = poster
      await db
        .insertInto('posters')
        .values({
          ...{ id, version, work_id: workId, source: JSON.stringify(source) },
          ...{ state: 'making', error_code: null, chosen_at: time(), replaced_at: null },
        })
        .execute()
    },

    /** Shows one again that is kept. */
    async chooseAgain({ id, workId }: Pick<PosterRecord, 'id' | 'workId'>): Promise<void> {
      const at = time()
      await db.updateTable('posters').set({ chosen_at: at, replaced_at: null }).where('id', '=', id).execute()
      await replaceBefore(workId, at)
    },

    /** Shows none of those that staff chose. @returns whether there were any */
    async chooseNone(workId: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('posters')
        .set({ replaced_at: time() })
        .where('work_id', '=', workId)
        .where('replaced_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /**
     * Notes what became of it. What was chosen since is shown all the same.
     * @returns whether that changed anything
     */
    async settle(id: string, error: string | null): Promise<boolean> {
      const row = await db
        .updateTable('posters')
        .set({ state: error === null ? 'ready' : 'failed', error_code: error })
        .where('id', '=', id)
        .where('state', '=', 'making')
        .returningAll()
        .executeTakeFirst()
      if (row && error === null && row.replaced_at === null) await replaceBefore(row.work_id, row.chosen_at)
      return row !== undefined
    },

    /** Those that are still to be made, chosen before `at`. */
    async making(at: Date): Promise<PosterRecord[]> {
      const rows = await db
        .selectFrom('posters')
        .selectAll()
        .where('state', '=', 'making')
        .where('chosen_at', '<', at.toISOString())
        .execute()
      return rows.map(posterRecord)
    },

    /** Those that were replaced, or could not be made, before `at`, or show a version that was replaced by then. */
    async leftover(at: Date): Promise<PosterRecord[]> {
      const before = at.toISOString()
      const rows = await db
        .selectFrom('posters')
        .innerJoin('works', 'works.id', 'posters.work_id')
        .selectAll('posters')
        .where(({ or, and, eb }) =>
          or([
            eb('posters.replaced_at', '<', before),
            and([eb('posters.state', '=', 'failed'), eb('posters.chosen_at', '<', before)]),
            and([
              eb('posters.version', '<', eb.ref('works.visible_version')),
              eb('works.updated_at', '<', before),
            ]),
          ]),
        )
        .execute()
      return rows.map(posterRecord)
    },

    async forget(id: string): Promise<void> {
      await db.deleteFrom('posters').where('id', '=', id).execute()
    },
  }
}

function posterRecord(row: PosterRow): PosterRecord {
  return {
    ...{ id: row.id, workId: row.work_id, version: row.version, state: row.state },
    source: JSON.parse(row.source) as PosterSource,
    error: row.error_code,
    chosenAt: row.chosen_at,
    replacedAt: row.replaced_at,
  }
}
