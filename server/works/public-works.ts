import { placesWithin } from '../../media/peru.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { WorkRecord } from '../records/work.ts'
import { accessOf } from '../rules/access.ts'
import type { Presenter, Reader } from './present.ts'
import { type PlacedSentence, timesFor } from './times-for.ts'

export interface PublicQuery {
  kind?: Kind | undefined
  q?: string | undefined
  language?: string | undefined
  place?: string | undefined
  programme?: string | undefined
  project?: string | undefined
  cursor?: string | undefined
  limit: number
}

export type PublicWorks = ReturnType<typeof createPublicWorks>

/** The works as anyone may see them, for the public pages and feeds. */
export function createPublicWorks(
  { works, lists, timedScripts }: Pick<Reads, 'works' | 'lists' | 'timedScripts'>,
  present: Presenter,
  reader: Reader,
  now: () => Date = () => new Date(),
) {
  const seen = async (row: WorkRecord | undefined): Promise<Work | null> =>
    row && accessOf(row, now()) !== 'hidden' ? present.one(row, reader) : null

  return {
    /**
     * One page of works that are public and can be played now, newest first. A place stands for all that lies within it.
     * @throws ChaskiError `bad_request` for a cursor that is none of ours
     */
    async publicWorks({ place, ...query }: PublicQuery): Promise<{ items: Work[]; cursor: string | null }> {
      const places = place ? placesWithin(place, (await lists.facets('public')).places) : undefined
      const { items, cursor } = await lists.list({ ...query, places, audience: 'public' })
      return { items: await present.list(items, reader), cursor }
    },

    /** When the sentences of its script are heard; none for a work without. */
    async timesOf(work: Work): Promise<PlacedSentence[]> {
      if (!work.broadcast?.script.trim()) return []
      return timesFor(work, await timedScripts.of(work.id))
    },

    /** Those that most people saw. */
    mostSeen: async (limit: number): Promise<Work[]> => present.list(await lists.mostSeen(limit), reader),

    /** What the filters of the public list can be set to. */
    publicFacets: (): Promise<{ languages: string[]; places: string[]; programmes: string[] }> =>
      lists.facets('public'),

    /** The pages of public works whose number is between two, both inclusive; of sensitive ones none. */
    addresses: (numbers: { from: number; until: number }): Promise<{ slug: string; updatedAt: string }[]> =>
      lists.addresses(numbers),

    /** The highest number that any work has; 0 where there is none. */
    highestNumber: (): Promise<number> => lists.highestNumber(),

    /**
     * Also an unlisted one, because whoever has the address may see it, and a withdrawn one, which says so by
     * `withdrawnAt`. Null for drafts, for what cannot be played yet, and for what is in the trash.
     */
    publicWorkBySlug: async (slug: string): Promise<Work | null> => seen(await works.bySlug(slug)),

    /** The same by id. */
    publicWorkById: async (id: string): Promise<Work | null> => seen(await works.byId(id)),

    /** The same by number. */
    publicWorkByNumber: async (number: number): Promise<Work | null> => seen(await works.byNumber(number)),

    /** As it will be seen, whoever may see it now: only for staff. Null for what cannot be played yet or is trashed. */
    previewedWork: async (id: string): Promise<Work | null> => {
      const row = await works.byId(id)
      const isThere = row !== undefined && row.visibleVersion !== null && row.trashedAt === null
      return isThere ? present.one(row, reader) : null
    },
  }
}
