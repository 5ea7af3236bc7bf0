import type { VersionRef } from '../../media/layout.ts'
import type { Engine } from './engine.ts'
import type { VersionRow } from './tables.ts'

export type Versions = ReturnType<typeof createVersions>

/** What was uploaded, version by version. They are written together with their work, in `works.ts`. */
export function createVersions({ db }: Engine) {
  return {
    /** All versions of a work, oldest first. */
    of: (id: string): Promise<VersionRow[]> =>
      db.selectFrom('versions').selectAll().where('work_id', '=', id).orderBy('version').execute(),

    /** Versions that a newer one replaced before `since`, and whose files are still there. */
    replacedBefore: (since: Date): Promise<VersionRow[]> =>
      db
        .selectFrom('versions')
        .innerJoin('works', 'works.id', 'versions.work_id')
        .selectAll('versions')
        .where('removed_at', 'is', null)
        .whereRef('versions.version', '<', 'works.visible_version')
        .whereRef('versions.version', '<', 'works.version')
        // No version is newer than the last change of its work.
        .where('works.updated_at', '<', since.toISOString())
        .execute(),

    async noteRemoved({ workId, version }: VersionRef, at: Date): Promise<void> {
      await db
        .updateTable('versions')
        .set({ removed_at: at.toISOString() })
        .where('work_id', '=', workId)
        .where('version', '=', version)
        .execute()
    },

    /** The version that an upload has become, if it has. */
    byUpload: (uploadId: string): Promise<VersionRow | undefined> =>
      db.selectFrom('versions').selectAll().where('upload_id', '=', uploadId).executeTakeFirst(),
  }
}
