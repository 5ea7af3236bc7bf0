import type { Work } from '../../media/schemas/work.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { WorkRow } from '../catalogue/tables.ts'
import type { Presenter, Reader } from './present.ts'
import { sightOf } from './visibility.ts'

export interface PublicQuery {
  kind?: Kind | undefined
  q?: string | undefined
  language?: string | undefined
  place?: string | undefined
  programme?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** A work that was asked for by its address. */
export type Found = { sight: 'shown'; work: Work } | { sight: 'withdrawn' } | { sight: 'hidden' }

export type PublicWorks = ReturnType<typeof createPublicWorks>

/** The works as anyone may see them, for the public pages, feeds and the API. */
export function createPublicWorks(
  { works, lists }: Pick<Catalogue, 'works' | 'lists'>,
  present: Presenter,
  now: () => Date = () => new Date(),
) {
  const find = async (row: WorkRow | undefined, reader: Reader): Promise<Found> => {
    const sight = row ? sightOf(row, now()) : 'hidden'
    return row && sight === 'shown'
      ? { sight, work: await present.one(row, reader) }
      : { sight: sight === 'shown' ? 'hidden' : sight }
  }
  return {
    /**
     * One page of works that are public and can be played now, newest first.
     * @throws ChaskiError `bad_request` for a cursor that is none of ours
     */
    async publicWorks(query: PublicQuery, reader: Reader): Promise<{ items: Work[]; cursor: string | null }> {
      const { items, cursor } = await lists.list({ ...query, audience: 'public' })
      return { items: await present.many(items, reader), cursor }
    },

    /** Also an unlisted one: whoever has the address may see it. */
    publicWorkBySlug: async (slug: string, reader: Reader): Promise<Found> =>
      find(await works.bySlug(slug), reader),

    publicWorkById: async (id: string, reader: Reader): Promise<Found> => find(await works.byId(id), reader),

    /** What the filters of the public list can be set to. */
    choices: (): Promise<{ languages: string[]; places: string[]; programmes: string[] }> => lists.facets(),
  }
}
