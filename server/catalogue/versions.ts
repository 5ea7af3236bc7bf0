import type { VersionRef } from '../../media/layout.ts'
import type { VersionRecord } from '../records/version.ts'
import type { Engine } from './engine.ts'
import { versionRecord } from './version-rows.ts'

export type Versions = ReturnType<typeof createVersions>

/** Uploaded versions. They are written together with their work, in `works.ts`. */
export function createVersions({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** All versions of a work, oldest first. */
    async of(id: string): Promise<VersionRecord[]> {
      const rows = await db
        .selectFrom('versions')
        .selectAll()
        .where('work_id', '=', id)
        .orderBy('version')
        .execute()
      return rows.map(versionRecord)
    },

    /** Versions that were replaced before `since` and whose files still exist. */
    async replacedBefore(since: Date): Promise<VersionRecord[]> {
      const rows = await db
        .selectFrom('versions')
        .innerJoin('works', 'works.id', 'versions.work_id')
        .selectAll('versions')
        .where('removed_at', 'is', null)
        .whereRef('versions.version', '<', 'works.visible_version')
        .whereRef('versions.version', '<', 'works.version')
        // No version is newer than the last change of its work.
        .where('works.updated_at', '<', since.toISOString())
        .execute()
      return rows.map(versionRecord)
    },

    /** Records that the file is in the store. */
    async notePlaced({ workId, version }: VersionRef): Promise<void> {
      await db
        .updateTable('versions')
        .set({ placed_at: now().toISOString() })
        .where('work_id', '=', workId)
        .where('version', '=', version)
        .where('placed_at', 'is', null)
        .execute()
    },

    /** Versions that works are waiting for and whose file is not in the store yet. */
    async unplaced(): Promise<VersionRecord[]> {
      const rows = await db
        .selectFrom('versions')
        .innerJoin('works', (join) =>
          join.onRef('works.id', '=', 'versions.work_id').onRef('works.version', '=', 'versions.version'),
        )
        .selectAll('versions')
        .where('placed_at', 'is', null)
        .where('works.status', '=', 'queued')
        .where('works.trashed_at', 'is', null)
        .execute()
      return rows.map(versionRecord)
    },

    async noteRemoved({ workId, version }: VersionRef, at: Date): Promise<void> {
      await db
        .updateTable('versions')
        .set({ removed_at: at.toISOString() })
        .where('work_id', '=', workId)
        .where('version', '=', version)
        .execute()
    },

    /** The version that came of an upload, if any. */
    async byUpload(uploadId: string): Promise<VersionRecord | undefined> {
      const row = await db
        .selectFrom('versions')
        .selectAll()
        .where('upload_id', '=', uploadId)
        .executeTakeFirst()
      return row && versionRecord(row)
    },
  }
}
