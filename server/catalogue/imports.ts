import { atomically, type Engine } from './engine.ts'

/** The result of importing a line of a manifest. */
export interface ImportedLine {
  workId: string
  /** SHA-256 of the line's file. */
  sha256: string
  /** Fingerprint of everything else in the line. */
  fingerprint: string
}

export type Imports = ReturnType<typeof createImports>

// Below the parameter limit of either engine.
const AT_ONCE = 500

/** Manifest lines already imported, by a name that identifies each: its key, or the hash of its file. */
export function createImports({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** The known ones among these names. */
    async known(names: readonly string[]): Promise<Map<string, ImportedLine>> {
      const known = new Map<string, ImportedLine>()
      for (let start = 0; start < names.length; start += AT_ONCE) {
        const rows = await db
          .selectFrom('imports')
          .selectAll()
          .where('name', 'in', names.slice(start, start + AT_ONCE))
          .execute()
        for (const { name, work_id, sha256, fingerprint } of rows)
          known.set(name, { workId: work_id, sha256, fingerprint })
      }
      return known
    },

    /** Works outside the trash whose current file has one of these hashes, by hash. */
    async worksOf(hashes: readonly string[]): Promise<Map<string, string>> {
      const works = new Map<string, string>()
      for (let start = 0; start < hashes.length; start += AT_ONCE) {
        const rows = await db
          .selectFrom('works')
          .select(['id', 'sha256'])
          .where('sha256', 'in', hashes.slice(start, start + AT_ONCE))
          .where('trashed_at', 'is', null)
          .execute()
        for (const { id, sha256 } of rows) works.set(sha256, id)
      }
      return works
    },

    async note(name: string, { workId, sha256, fingerprint }: ImportedLine): Promise<void> {
      const row = { name, work_id: workId, sha256, fingerprint, imported_at: now().toISOString() }
      await db
        .insertInto('imports')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute()
    },

    /**
     * Sets what another system had counted for a work up to the end of a day. Replaces an earlier number from the
     * same source.
     */
    setEarlierViews: (
      workId: string,
      { source, day, views }: { source: string; day: string; views: number },
    ): Promise<void> =>
      atomically(db, async (trx) => {
        const before = await trx
          .selectFrom('view_baselines')
          .select('views')
          .where('work_id', '=', workId)
          .where('source', '=', source)
          .executeTakeFirst()
        const row = { work_id: workId, source, day, views }
        await trx
          .insertInto('view_baselines')
          .values(row)
          .onConflict((conflict) => conflict.columns(['work_id', 'source']).doUpdateSet(row))
          .execute()
        await trx
          .updateTable('works')
          .set((of) => ({ views: of('views', '+', views - (before?.views ?? 0)) }))
          .where('id', '=', workId)
          .execute()
      }),
  }
}
