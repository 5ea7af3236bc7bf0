import type { CaptionRecord } from '../records/caption.ts'
import type { Engine } from './engine.ts'

export type Captions = ReturnType<typeof createCaptions>

/** Which languages a work has captions in. The text itself is in the store. */
export function createCaptions({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    async of(workIds: string[]): Promise<CaptionRecord[]> {
      if (workIds.length === 0) return []
      const rows = await db
        .selectFrom('captions')
        .selectAll()
        .where('work_id', 'in', workIds)
        .orderBy('work_id')
        .orderBy('language')
        .execute()
      return rows.map(({ work_id, language, bytes, updated_at }) => ({
        workId: work_id,
        language,
        bytes,
        updatedAt: updated_at,
      }))
    },

    async set(workId: string, language: string, bytes: number): Promise<void> {
      const row = { work_id: workId, language, bytes, updated_at: now().toISOString() }
      await db
        .insertInto('captions')
        .values(row)
        .onConflict((conflict) => conflict.columns(['work_id', 'language']).doUpdateSet(row))
        .execute()
    },

    /** @returns whether there were any */
    async remove(workId: string, language: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('captions')
        .where('work_id', '=', workId)
        .where('language', '=', language)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
