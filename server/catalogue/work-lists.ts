import { sql } from 'kysely'
import type { ErrorCode } from '../../media/errors.ts'
import type { Facets } from '../../media/schemas/work.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { Kind, Status, Visibility } from '../../media/vocabulary.ts'
import type { WorkRecord } from '../records/work.ts'
import { foldName } from '../rules/programme-name.ts'
import { type Audience, shownTo } from './audience.ts'
import { pageOf, readCursor, readFoundCursor, writeCursor, writeFoundCursor } from './cursor.ts'
import type { Engine } from './engine.ts'
import { facetsOf } from './facets.ts'
import { searchWorks, type WorksQuery } from './search.ts'
import { workRecord } from './work-columns.ts'

export interface WorkQuery {
  kind?: Kind
  /**
   * Words, each the prefix of a word of the work, or equal to one but for its ending or spelling; accents and case are
   * ignored, and so are words after the twelfth. If nothing is found, a slip of a letter is forgiven.
   * The code of a spot, as people read it out over the phone, finds that spot.
   */
  q?: string
  /** `es` finds `es-PE` too. */
  language?: string
  place?: string
  /** Any of these; of none where it is empty. */
  places?: readonly string[] | undefined
  /** Its id, or any name it ever had. */
  programme?: string
  /** Id of a project. */
  project?: string
  status?: Status
  visibility?: Visibility
  /** Of the latest uploaded file. */
  bytes?: number
  audience: Audience
  cursor?: string
  limit: number
}

export interface WorkPage {
  items: WorkRecord[]
  /** Pass it to get the next page; null at the end. */
  cursor: string | null
}

export type WorkLists = ReturnType<typeof createWorkLists>

export function createWorkLists(
  engine: Engine,
  spots: Pick<SpotNames, 'numberIn'>,
  now: () => Date = () => new Date(),
) {
  const { db } = engine
  return {
    /**
     * One page of works, newest first, or best match first (`search.ts`). The order is stable: nothing is skipped or
     * repeated while works arrive.
     */
    async list(query: WorkQuery): Promise<WorkPage> {
      const number = spots.numberIn(query.q ?? '')
      const wanted = (works: WorksQuery): WorksQuery => wantedBy(query, works, now())

      let select = wanted(db.selectFrom('works').selectAll('works'))
      if (number !== null) select = select.where('number', '=', number)
      // A query of nothing but punctuation finds nothing, rather than everything.
      else if (query.q?.trim()) {
        const from = query.cursor ? readFoundCursor(query.cursor) : null
        const found = await searchWorks(engine, query.q, wanted, { from, limit: query.limit + 1 })
        const { page, cursor } = pageOf(found, query.limit, ({ position }) => writeFoundCursor(position))
        return { items: page.map(({ row }) => workRecord(row)), cursor }
      }
      if (query.cursor) {
        const { listedAt, id } = readCursor(query.cursor)
        select = select.where(sql<boolean>`(listed_at, id) < (${listedAt}, ${id})`)
      }
      const rows = await select
        .orderBy('listed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(query.limit + 1)
        .execute()
      const { page, cursor } = pageOf(rows, query.limit, ({ listed_at, id }) =>
        writeCursor({ listedAt: listed_at, id }),
      )
      return { items: page.map(workRecord), cursor }
    },

    /** Public works with the most views first, of those that have any. */
    async mostSeen(limit: number): Promise<WorkRecord[]> {
      const rows = await db
        .selectFrom('works')
        .selectAll('works')
        .where(shownTo('public', now()))
        .where('views', '>', 0)
        .orderBy('views', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(workRecord)
    },

    /** Public works that are not sensitive, by number, both ends inclusive. */
    async addresses({ from, until }: { from: number; until: number }) {
      const rows = await db
        .selectFrom('works')
        .select(['slug', 'updated_at'])
        .where('number', '>=', from)
        .where('number', '<=', until)
        .where(shownTo('public', now()))
        .where('sensitive', '=', 0)
        .orderBy('number')
        .execute()
      return rows.map(({ slug, updated_at }) => ({ slug, updatedAt: updated_at }))
    },

    /** The highest number of any work; 0 where there is none. */
    async highestNumber(): Promise<number> {
      const last = await db
        .selectFrom('works')
        .select('number')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last?.number ?? 0
    },

    /** Works that are queued or in progress and have their file, for the reconcile step. */
    async unfinished(): Promise<WorkRecord[]> {
      const rows = await db
        .selectFrom('works')
        .innerJoin('versions', (join) =>
          join.onRef('versions.work_id', '=', 'works.id').onRef('versions.version', '=', 'works.version'),
        )
        .selectAll('works')
        .where('status', 'in', ['queued', 'processing'])
        .where('trashed_at', 'is', null)
        .where('placed_at', 'is not', null)
        .orderBy('works.created_at')
        .execute()
      return rows.map(workRecord)
    },

    /** Works whose making ended with this error before `since`. */
    stoppedBy: (code: ErrorCode, since: Date): Promise<{ id: string; bytes: number }[]> =>
      db
        .selectFrom('works')
        .select(['id', 'bytes'])
        .where('status', '=', 'failed')
        .where('error_code', '=', code)
        .where('trashed_at', 'is', null)
        .where('updated_at', '<', since.toISOString())
        .orderBy('updated_at')
        .limit(20)
        .execute(),

    /** Works that were trashed before `since`. */
    trashedBefore: (since: Date): Promise<{ id: string }[]> =>
      db.selectFrom('works').select('id').where('trashed_at', '<', since.toISOString()).execute(),

    /** Distinct values for filters and suggestions. */
    facets: (audience: Audience): Promise<Facets> => facetsOf(db, audience, now()),
  }
}

/** Of some works, those that the audience may see and that have what is asked for; words and cursor apart. */
function wantedBy(query: WorkQuery, works: WorksQuery, now: Date): WorksQuery {
  let select = works.where(shownTo(query.audience, now))
  if (query.kind) select = select.where('kind', '=', query.kind)
  if (query.status) select = select.where('status', '=', query.status)
  if (query.visibility) select = select.where('visibility', '=', query.visibility)
  if (query.bytes) select = select.where('bytes', '=', query.bytes)
  if (query.programme) select = select.where('programme_id', '=', programmeSaid(query.programme))
  if (query.project) select = select.where('project_id', '=', query.project)
  const { language, place, places } = query
  if (language) {
    select = select.where((where) =>
      where.or([where('language', '=', language), where('language', 'like', `${language}-%`)]),
    )
  }
  if (place) {
    select = select.where('id', 'in', (from) =>
      from.selectFrom('work_places').select('work_id').where('place', '=', place),
    )
  }
  if (places?.length === 0) select = select.where(({ lit }) => lit(false))
  else if (places) {
    select = select.where('id', 'in', (from) =>
      from
        .selectFrom('work_places')
        .select('work_id')
        .where('place', 'in', [...places]),
    )
  }
  return select
}

/** Resolves a programme given by id or name to its id. */
function programmeSaid(said: string) {
  return sql<string>`coalesce((select programme_id from programme_names where name = ${foldName(said)}), ${said})`
}
