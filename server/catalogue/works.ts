import type { VersionRef } from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { WorkEdit, WorkFields } from '../../media/schemas/work.ts'
import { after, type Move } from '../../media/states.ts'
import { nextNumber } from './counters.ts'
import type { Connection, Engine } from './engine.ts'
import { freeSlug, slugOf } from './slugs.ts'
import { noteTags } from './stale-tags.ts'
import { announce } from './sync.ts'
import type { WorkRow } from './tables.ts'
import { type Upload, versionColumns, versionRow } from './version-rows.ts'
import { columnsOf, UNSAID, wordsOf } from './work-columns.ts'

/** What changes together with the status. */
interface Found {
  error?: { code: string; detail: string }
  visible?: Published
}

const SLUG_TRIES = 5

export type Works = ReturnType<typeof createWorks>

/** One work at a time: what is written, and reading by id or slug. Lists are in `work-lists.ts`. */
export function createWorks(engine: Engine, now: () => Date = () => new Date()) {
  const { db } = engine

  const byId = (id: string): Promise<WorkRow | undefined> =>
    db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirst()

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

  const writeAndAnnounce = (id: string, columns: Partial<WorkRow>): Promise<WorkRow | null> =>
    db.transaction().execute(async (trx) => {
      const row = await write(trx, id, columns)
      if (row) await announce(trx, id, now())
      return row
    })

  /** The index and the places follow whatever was written. */
  const reindex = async (connection: Connection, row: WorkRow): Promise<void> => {
    await engine.index(connection, row.id, wordsOf(row))
    await connection.deleteFrom('work_places').where('work_id', '=', row.id).execute()
    const places = [...new Set(JSON.parse(row.places) as string[])]
    if (places.length > 0) {
      await connection
        .insertInto('work_places')
        .values(places.map((place) => ({ work_id: row.id, place })))
        .execute()
    }
  }

  /** Two works of one title at the same moment choose the same slug; the second is refused and chooses again. */
  const withFreeSlug = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        if (tries === SLUG_TRIES || !engine.isDuplicate(error)) throw error
      }
    }
  }

  return {
    byId,

    byNumber: (number: number): Promise<WorkRow | undefined> =>
      db.selectFrom('works').selectAll().where('number', '=', number).executeTakeFirst(),

    bySlug: (slug: string): Promise<WorkRow | undefined> =>
      db.selectFrom('works').selectAll().where('slug', '=', slug).executeTakeFirst(),

    /** A new work with its first version, queued. It takes the id of its upload, whose file is in place already. */
    create(upload: Upload, fields: WorkEdit & Pick<WorkFields, 'title'>): Promise<WorkRow> {
      const { id } = upload
      return withFreeSlug(() =>
        db.transaction().execute(async (trx) => {
          const time = now().toISOString()
          const all = { ...UNSAID, ...fields }
          const columns = columnsOf(all) as Pick<WorkRow, 'places' | 'tags' | 'publish_at' | 'broadcast'> &
            typeof all
          const row = await trx
            .insertInto('works')
            .values({
              ...columns,
              id,
              slug: await freeSlug(trx, slugOf(all.title), id),
              slug_fixed: all.visibility === 'draft' ? 0 : 1,
              number: await nextNumber(trx, 'work'),
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
          return noteTags(trx, row, 'sent')
        }),
      )
    },

    /** A new file of a work, queued; what viewers see stays until it is made. Null where there is no such work. */
    addVersion(id: string, upload: Upload, version: number): Promise<WorkRow | null> {
      return db.transaction().execute(async (trx) => {
        const seen = await trx.selectFrom('works').select('status').where('id', '=', id).executeTakeFirst()
        const status = seen && after(seen.status, 'uploaded')
        if (!status) return null
        const row = await write(trx, id, {
          ...versionColumns(upload, version),
          status,
          error_code: null,
          error_detail: null,
        })
        if (!row) return null
        await trx.insertInto('versions').values(versionRow(row, upload.id)).execute()
        return noteTags(trx, row, 'sent')
      })
    },

    /** Changes what staff said. The slug follows the title until the work is first shown to anyone. */
    edit(id: string, fields: WorkEdit): Promise<WorkRow | null> {
      return withFreeSlug(() =>
        db.transaction().execute(async (trx) => {
          const seen = await trx.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirst()
          if (!seen) return null
          const columns = columnsOf(fields)
          const title = fields.title ?? seen.title
          const row = await write(trx, id, {
            ...columns,
            ...(seen.slug_fixed === 0 &&
              title !== seen.title && { slug: await freeSlug(trx, slugOf(title), id) }),
            slug_fixed: seen.slug_fixed || (fields.visibility ?? seen.visibility) !== 'draft' ? 1 : 0,
            ...(columns.publish_at !== undefined && { listed_at: columns.publish_at ?? seen.created_at }),
          })
          if (!row) return null
          await reindex(trx, row)
          await announce(trx, id, now())
          return noteTags(trx, row)
        }),
      )
    },

    /**
     * Moves a version on, with what was found. The only way a status changes.
     * @returns the work as it stands after, or null where the version is no longer current or the move is not legal
     */
    move(ref: VersionRef, move: Move, found: Found = {}): Promise<WorkRow | null> {
      return db.transaction().execute(async (trx) => {
        const seen = await trx
          .selectFrom('works')
          .select(['status', 'attempt'])
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
            ...(found.visible && {
              kind: found.visible.kind,
              visible_version: ref.version,
              published: JSON.stringify(found.visible),
            }),
            updated_at: now().toISOString(),
          })
          .where('id', '=', ref.workId)
          // Another server may have moved it since we looked: the first one wins, as with any illegal move.
          .where('version', '=', ref.version)
          .where('status', '=', seen.status)
          .returningAll()
          .executeTakeFirst()
        if (row && found.visible?.kind === 'brochure') await reindex(trx, row)
        if (row) await announce(trx, row.id, now())
        return row && move === 'retried' ? noteTags(trx, row, 'sent') : (row ?? null)
      })
    },

    /**
     * Says more of the version that people see while a newer one is being made: it is made to its end, and they see
     * its other rungs.
     * @returns null where that version is current (then it is moved), or shown no more
     */
    grown(ref: VersionRef, published: Published): Promise<WorkRow | null> {
      return db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('works')
          .set({ published: JSON.stringify(published), updated_at: now().toISOString() })
          .where('id', '=', ref.workId)
          .where('visible_version', '=', ref.version)
          .where('version', '>', ref.version)
          .returningAll()
          .executeTakeFirst()
        if (row) await announce(trx, row.id, now())
        return row ?? null
      })
    },

    /** Withdrawn works are gone for viewers and stations, and say so; staff can bring them back. */
    withdraw: (id: string, reason: string | null = null): Promise<WorkRow | null> =>
      writeAndAnnounce(id, { withdrawn_at: now().toISOString(), withdrawal_reason: reason }),

    trash: (id: string): Promise<WorkRow | null> => writeAndAnnounce(id, { trashed_at: now().toISOString() }),

    /** Out of the trash, and no longer withdrawn. */
    restore: (id: string): Promise<WorkRow | null> =>
      writeAndAnnounce(id, { withdrawn_at: null, withdrawal_reason: null, trashed_at: null }),

    /** Forgets a work for ever. Its files are somebody else's to remove, before. */
    async forget(id: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        // The work first, as in every other change of one: two that lock in another order wait for each other.
        await trx.deleteFrom('works').where('id', '=', id).execute()
        await trx.deleteFrom('works_search').where('work_id', '=', id).execute()
        await announce(trx, id, now())
      })
    },
  }
}
