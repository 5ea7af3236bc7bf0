import type { Published } from '../../media/schemas/published.ts'
import type { Kind, Status } from '../../media/vocabulary.ts'
import type { Engine } from './engine.ts'

/** What the catalogue says about the files of a work. */
export interface FileClaims {
  id: string
  title: string
  kind: Kind
  status: Status
  /** The latest upload. */
  version: number
  visibleVersion: number | null
  published: Published | null
  /** Those whose files have not been removed. */
  versions: { version: number; bytes: number; sha256: string; placed: boolean }[]
  captions: { language: string; bytes: number }[]
  /** Ids of the posters that staff chose and that are there. */
  posters: string[]
}

const AT_ONCE = 200

/** Reads what every work says about its files, for holding the store against it. */
export function createFileClaims({ db }: Engine) {
  return {
    /** Of all works, those in the trash too, in order of their ids. */
    async *all(): AsyncGenerator<FileClaims> {
      for (let after = ''; ; ) {
        const works = await db
          .selectFrom('works')
          .select(['id', 'title', 'kind', 'status', 'version', 'visible_version', 'published'])
          .where('id', '>', after)
          .orderBy('id')
          .limit(AT_ONCE)
          .execute()
        const last = works.at(-1)
        if (last === undefined) return
        const ids = works.map(({ id }) => id)
        const versions = await db
          .selectFrom('versions')
          .select(['work_id', 'version', 'bytes', 'sha256', 'placed_at'])
          .where('work_id', 'in', ids)
          .where('removed_at', 'is', null)
          .execute()
        const captions = await db
          .selectFrom('captions')
          .select(['work_id', 'language', 'bytes'])
          .where('work_id', 'in', ids)
          .execute()
        const posters = await db
          .selectFrom('posters')
          .select(['id', 'work_id'])
          .where('work_id', 'in', ids)
          .where('state', '=', 'ready')
          .execute()
        for (const { id, title, kind, status, version, visible_version, published } of works)
          yield {
            ...{ id, title, kind, status, version },
            visibleVersion: visible_version,
            published: published === null ? null : JSON.parse(published),
            versions: versions
              .filter((row) => row.work_id === id)
              .map((row) => ({
                version: row.version,
                bytes: row.bytes,
                sha256: row.sha256,
                placed: row.placed_at !== null,
              })),
            captions: captions
              .filter((row) => row.work_id === id)
              .map(({ language, bytes }) => ({ language, bytes })),
            posters: posters.filter((row) => row.work_id === id).map((row) => row.id),
          }
        after = last.id
      }
    },
  }
}

export type FileClaimsReader = ReturnType<typeof createFileClaims>
