import type { VersionRef } from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { WorkEdit, WorkFields } from '../../media/schemas/work.ts'
import { after, type Move } from '../../media/states.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { WorkRecord } from '../records/work.ts'
import { slugOf } from '../rules/slug.ts'
import { belongingOf } from './belonging.ts'
import { regroup } from './count-groups.ts'
import { lockCounter, nextNumber } from './counters.ts'
import { atomically, type Connection, type Engine } from './engine.ts'
import { indexWork } from './index-work.ts'
import { freeSlug } from './slugs.ts'
import { noteTags } from './stale-tags.ts'
import { announce } from './sync.ts'
import type { WorkRow } from './tables.ts'
import { type Upload, versionColumns, versionRow } from './version-rows.ts'
import { columnsOf, newColumns, UNSAID, workRecord } from './work-columns.ts'

/** What changes along with the status. */
interface Found {
  error?: { code: string; detail: string }
  visible?: Published
  /** The detected kind; applied only while nobody has seen the work as another kind. */
  kind?: Kind
}

export type Works = ReturnType<typeof createWorks>

/** Writes to single works, and reads by id, number or slug. Lists are in `work-lists.ts`. */
export function createWorks(engine: Engine, now: () => Date = () => new Date()) {
  const { db } = engine

  const one = async (column: 'id' | 'number' | 'slug', value: string | number) => {
    const row = await db.selectFrom('works').selectAll().where(column, '=', value).executeTakeFirst()
    return row && workRecord(row)
  }

  const write = async (
    connection: Connection,
    id: string,
    columns: Partial<WorkRow>,
  ): Promise<WorkRow | null> => {
    const row = await connection
      .updateTable('works')
      .set({ ...columns, updated_at: now().toISOString() })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    return row ?? null
  }

  const writeAndAnnounce = (id: string, columns: Partial<WorkRow>): Promise<WorkRecord | null> =>
    atomically(db, async (trx) => {
      const row = await write(trx, id, columns)
      if (row) await announce(trx, id, now())
      return row && workRecord(row)
    })

  /** Updates the full-text index and the places after a write. */
  const reindex = async (connection: Connection, row: WorkRow): Promise<void> => {
    const work = workRecord(row)
    await indexWork(engine, connection, work)
    await connection.deleteFrom('work_places').where('work_id', '=', row.id).execute()
    const places = [...new Set(work.places)]
    if (places.length > 0) {
      await connection
        .insertInto('work_places')
        .values(places.map((place) => ({ work_id: row.id, place })))
        .execute()
    }
  }

  return {
    byId: (id: string): Promise<WorkRecord | undefined> => one('id', id),

    /** Locks a work until the transaction ends, so decisions based on it stay valid. */
    async held(id: string): Promise<WorkRecord | undefined> {
      // A write instead of `select for update`, which SQLite lacks; both lock the row.
      const row = await db
        .updateTable('works')
        .set({ id })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row && workRecord(row)
    },

    byNumber: (number: number): Promise<WorkRecord | undefined> => one('number', number),

    bySlug: (slug: string): Promise<WorkRecord | undefined> => one('slug', slug),

    /**
     * Creates a work with its first version, queued. Its id is that of the upload, whose file is already in place.
     */
    create(upload: Upload, fields: WorkEdit & Pick<WorkFields, 'title'>): Promise<WorkRecord> {
      const { id } = upload
      return atomically(db, async (trx) => {
        const time = now().toISOString()
        const all = { ...UNSAID, ...fields }
        // This also keeps another work from choosing the same slug until this one is visible.
        const number = await nextNumber(trx, 'work')
        const columns = { ...newColumns(all), ...(await belongingOf(trx, all, null, now())) }
        const row = await trx
          .insertInto('works')
          .values({
            ...columns,
            id,
            slug: await freeSlug(trx, slugOf(all.title), id),
            slug_fixed: all.visibility === 'draft' ? 0 : 1,
            kind_set: upload.kindIsSet === true ? 1 : 0,
            number,
            ...versionColumns(upload, 1),
            status: 'queued',
            listed_at: columns.publish_at ?? time,
            created_at: time,
            updated_at: time,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        await trx.insertInto('versions').values(versionRow(row, upload.id)).execute()
        await reindex(trx, row)
        return workRecord(await noteTags(trx, row, 'sent'))
      })
    },

    /**
     * Adds a new version, queued. Viewers keep seeing the old one until it is ready.
     * @returns null if there is no such work, or if `version` does not follow the current one because somebody was
     * faster
     */
    addVersion(id: string, upload: Upload, version: number): Promise<WorkRecord | null> {
      return atomically(db, async (trx) => {
        const seen = await trx.selectFrom('works').select('status').where('id', '=', id).executeTakeFirst()
        const status = seen && after(seen.status, 'uploaded')
        if (!status) return null
        const row = await trx
          .updateTable('works')
          .set({
            ...versionColumns(upload, version),
            status,
            error_code: null,
            error_detail: null,
            updated_at: now().toISOString(),
          })
          .where('id', '=', id)
          .where('version', '=', version - 1)
          .returningAll()
          .executeTakeFirst()
        if (!row) return null
        await trx.insertInto('versions').values(versionRow(row, upload.id)).execute()
        return workRecord(await noteTags(trx, row, 'sent'))
      })
    },

    /** Changes the fields that staff edit. The slug follows the title until the work is first shown to anyone. */
    edit(id: string, fields: WorkEdit): Promise<WorkRecord | null> {
      return atomically(db, async (trx) => {
        const seen = await trx.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirst()
        if (!seen) return null
        const columns = { ...columnsOf(fields), ...(await belongingOf(trx, fields, seen, now())) }
        const title = fields.title ?? seen.title
        const row = await write(trx, id, {
          ...columns,
          ...(seen.slug_fixed === 0 && title !== seen.title && { slug: await newSlug(trx, title, id) }),
          slug_fixed: seen.slug_fixed || (fields.visibility ?? seen.visibility) !== 'draft' ? 1 : 0,
          ...(columns.publish_at !== undefined && { listed_at: columns.publish_at ?? seen.created_at }),
        })
        if (!row) return null
        await regroup(trx, id, seen, row)
        await reindex(trx, row)
        await announce(trx, id, now())
        return workRecord(await noteTags(trx, row))
      })
    },

    /**
     * Moves a version to another status, with its results. The only way a status changes.
     * @returns the work afterwards, or null if the version is no longer current or the transition is not legal
     */
    move(ref: VersionRef, move: Move, found: Found = {}): Promise<WorkRecord | null> {
      return atomically(db, async (trx) => {
        const seen = await trx
          .selectFrom('works')
          .select(['status', 'attempt', 'visible_version', 'programme_id', 'project_id', 'kind', 'language'])
          .where('id', '=', ref.workId)
          .where('version', '=', ref.version)
          .executeTakeFirst()
        const status = seen && after(seen.status, move)
        if (!status) return null
        const row = await trx
          .updateTable('works')
          .set({
            status,
            attempt: move === 'retried' ? seen.attempt + 1 : seen.attempt,
            error_code: found.error?.code ?? null,
            error_detail: found.error?.detail ?? null,
            ...(found.kind &&
              seen.visible_version === null && {
                kind: found.kind,
                ...(move === 'retried' && { kind_set: 1 }),
              }),
            ...(found.visible && {
              kind: found.visible.kind,
              visible_version: ref.version,
              published: JSON.stringify(found.visible),
            }),
            updated_at: now().toISOString(),
          })
          .where('id', '=', ref.workId)
          // Another server may have moved it in the meantime: the first wins, as with any illegal transition.
          .where('version', '=', ref.version)
          .where('status', '=', seen.status)
          .returningAll()
          .executeTakeFirst()
        if (!row) return null
        await regroup(trx, ref.workId, seen, row)
        if (found.visible?.kind === 'brochure') await reindex(trx, row)
        await announce(trx, row.id, now())
        return workRecord(move === 'retried' ? await noteTags(trx, row, 'sent') : row)
      })
    },

    /**
     * Updates the version that people see while a newer one is being made: it is still completed, and they get its
     * remaining rungs.
     * @returns null if that version is current (use `move`) or no longer shown
     */
    addRenditions(ref: VersionRef, published: Published): Promise<WorkRecord | null> {
      return atomically(db, async (trx) => {
        const row = await trx
          .updateTable('works')
          .set({ published: JSON.stringify(published), updated_at: now().toISOString() })
          .where('id', '=', ref.workId)
          .where('visible_version', '=', ref.version)
          .where('version', '>', ref.version)
          .returningAll()
          .executeTakeFirst()
        if (!row) return null
        await announce(trx, row.id, now())
        return workRecord(row)
      })
    },

    /** Withdrawn works are gone for viewers and stations, with an explanation; staff can restore them. */
    withdraw: (id: string, reason: string | null = null): Promise<WorkRecord | null> =>
      writeAndAnnounce(id, { withdrawn_at: now().toISOString(), withdrawal_reason: reason }),

    trash: (id: string): Promise<WorkRecord | null> =>
      writeAndAnnounce(id, { trashed_at: now().toISOString() }),

    /** Restores a work from the trash or from withdrawal. */
    restore: (id: string): Promise<WorkRecord | null> =>
      writeAndAnnounce(id, { withdrawn_at: null, withdrawal_reason: null, trashed_at: null }),

    /** Deletes a work for good. The caller removes its files first. */
    async forget(id: string): Promise<void> {
      await atomically(db, async (trx) => {
        // The work first, as everywhere else: transactions that lock in different orders would deadlock.
        const work = await trx.deleteFrom('works').where('id', '=', id).returningAll().executeTakeFirst()
        if (work) {
          await engine.unindex(trx, work.number)
          await regroup(trx, id, work, null)
        }
        await announce(trx, id, now())
      })
    },
  }
}

/**
 * Two works with the same title created at the same moment would choose the same slug: the counter's row serves as a
 * lock.
 */
async function newSlug(connection: Connection, title: string, workId: string): Promise<string> {
  await lockCounter(connection, 'work')
  return freeSlug(connection, slugOf(title), workId)
}
