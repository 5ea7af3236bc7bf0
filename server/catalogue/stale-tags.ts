import type { Download } from '../../media/schemas/published.ts'
import { after } from '../../media/states.ts'
import type { WorkRecord } from '../records/work.ts'
import { scriptFingerprint } from '../rules/script-fingerprint.ts'
import { tagsFingerprint } from '../rules/work-tags.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import { announce } from './sync.ts'
import type { WorkRow } from './tables.ts'
import { versionRow } from './version-rows.ts'
import { workRecord } from './work-columns.ts'

export type StaleTags = ReturnType<typeof createStaleTags>

/**
 * Records the fingerprints of the current tags, and of what the times of the script follow from. Called in the transaction of
 * every change that affects them.
 * @param sent true if the same transaction queues a version, whose job will write these tags
 */
export async function noteTags(connection: Connection, row: WorkRow, sent?: 'sent'): Promise<WorkRow> {
  const work = workRecord(row)
  const fingerprint = tagsFingerprint(work)
  const columns = {
    ...{ tags_said: fingerprint, ...(sent && { tags_sent: fingerprint }) },
    script_said: scriptFingerprint(work),
  }
  await connection.updateTable('works').set(columns).where('id', '=', row.id).execute()
  return { ...row, ...columns }
}

/** Works whose files carry outdated tags. */
export function createStaleTags({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    /** Spots that can be made again: ready, not withdrawn or in the trash, and unchanged since `since`. */
    async spots(since: Date): Promise<WorkRecord[]> {
      const rows = await db
        .selectFrom('works')
        .selectAll()
        .where('kind', '=', 'spot')
        .where('status', '=', 'ready')
        .where('withdrawn_at', 'is', null)
        .where('trashed_at', 'is', null)
        .where('updated_at', '<', since.toISOString())
        .where((where) =>
          where.or([
            where('tags_said', '!=', where.ref('tags_sent')),
            where.and([where('tags_said', 'is not', null), where('tags_sent', 'is', null)]),
          ]),
        )
        .orderBy('updated_at')
        .execute()
      return rows.map(workRecord)
    },

    /** Films and brochures whose files say what is no longer so, or nothing yet. */
    async downloads(since: Date, most: number): Promise<WorkRecord[]> {
      const rows = await db
        .selectFrom('works')
        .selectAll()
        .where('kind', 'in', ['video', 'brochure'])
        .where('status', '=', 'ready')
        .where('visible_version', '=', (where) => where.ref('version'))
        .where('trashed_at', 'is', null)
        .where('updated_at', '<', since.toISOString())
        .where((where) =>
          where.or([
            where('tags_sent', 'is', null),
            where('tags_said', 'is', null),
            where('tags_said', '!=', where.ref('tags_sent')),
          ]),
        )
        .orderBy('updated_at')
        .limit(most)
        .execute()
      return rows.map(workRecord)
    },

    /**
     * Offers other files of the version that is shown.
     * @param work as it is held
     * @param fingerprint of the tags in them
     * @param downloads null where they could not be made: those that are there stay, and are not tried again
     */
    async replaceDownloads(
      work: WorkRecord,
      fingerprint: string,
      downloads: Download[] | null,
    ): Promise<WorkRecord | null> {
      const { published } = work
      if (published === null) return null
      const said = tagsFingerprint(work)
      return atomically(db, async (trx) => {
        const row = await trx
          .updateTable('works')
          .set({
            ...{ tags_said: said, tags_sent: fingerprint, updated_at: now().toISOString() },
            ...(downloads !== null && { published: JSON.stringify({ ...published, downloads }) }),
          })
          .where('id', '=', work.id)
          .where('visible_version', '=', work.visibleVersion)
          .returningAll()
          .executeTakeFirst()
        if (!row) return null
        await announce(trx, row.id, now())
        return workRecord(row)
      })
    },

    /** Spots whose new version was recorded but never got its file, because of a crash in between. */
    async unplaced(since: Date): Promise<WorkRecord[]> {
      const rows = await db
        .selectFrom('works')
        .innerJoin('versions', (join) =>
          join.onRef('versions.work_id', '=', 'works.id').onRef('versions.version', '=', 'works.version'),
        )
        .innerJoin('versions as before', (join) =>
          join
            .onRef('before.work_id', '=', 'works.id')
            .on((on) => on('before.version', '=', on('works.version', '-', 1)))
            // Same upload: a version that staff are uploading has its own.
            .onRef('before.sha256', '=', 'versions.sha256'),
        )
        .selectAll('works')
        .where('works.kind', '=', 'spot')
        .where('works.status', '=', 'queued')
        .where('works.trashed_at', 'is', null)
        .where('versions.placed_at', 'is', null)
        .where('works.updated_at', '<', since.toISOString())
        .execute()
      return rows.map(workRecord)
    },

    /**
     * Queues a new version of the same file; viewers keep seeing the old one until it is ready. The caller copies the
     * file in the store afterwards.
     * @param work as it was read
     * @returns null if the work has changed since
     */
    remake(work: WorkRecord, uploadId: string): Promise<WorkRecord | null> {
      const status = after(work.status, 'uploaded')
      if (!status) return Promise.resolve(null)
      return atomically(db, async (trx) => {
        const row = await trx
          .updateTable('works')
          .set({
            status,
            version: work.version + 1,
            attempt: 1,
            error_code: null,
            error_detail: null,
            updated_at: now().toISOString(),
          })
          .where('id', '=', work.id)
          .where('version', '=', work.version)
          .where('status', '=', work.status)
          // Edited, withdrawn or trashed in the meantime; the next round decides again.
          .where('updated_at', '=', work.updatedAt)
          .returningAll()
          .executeTakeFirst()
        if (!row) return null
        await trx.insertInto('versions').values(versionRow(row, uploadId)).execute()
        return workRecord(await noteTags(trx, row, 'sent'))
      })
    },
  }
}
