import type { Programme } from '../../media/schemas/programme.ts'
import type { Work } from '../../media/schemas/work.ts'
import { KINDS, type Kind } from '../../media/vocabulary.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { countsOf } from '../catalogue/programme-counts.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import type { PublicWorks } from '../works/public-works.ts'
import { toProgramme } from './present-programme.ts'

export type PublicProgrammes = ReturnType<typeof createPublicProgrammes>

interface Needs {
  catalogue: {
    programmes: Pick<Reads['programmes'], 'list' | 'find'>
    programmeCounts: Pick<Reads['programmeCounts'], 'all'>
  }
  works: Pick<PublicWorks, 'publicWorks' | 'publicWorkById'>
  baseUrl: string
}

const LATEST_OF_A_KIND = 12

/** Programmes as anyone may see them, for the public pages. */
export function createPublicProgrammes({ catalogue, works, baseUrl }: Needs) {
  const { programmes, programmeCounts } = catalogue
  const present = async (records: ProgrammeRecord[]): Promise<Programme[]> => {
    const counts = await programmeCounts.all()
    return records.map((record) => toProgramme(record, countsOf(counts, record.id), baseUrl))
  }

  return {
    /** In the order in which staff put them. */
    async list(): Promise<Programme[]> {
      return present((await programmes.list()).filter(({ visibility }) => visibility === 'public'))
    },

    /**
     * By id, or by any name or slug that it ever had.
     * @param isStaff who sees drafts too, as they would look
     */
    async find(said: string, isStaff: boolean): Promise<Programme | null> {
      const found = await programmes.find(said)
      if (!found || (found.visibility === 'draft' && !isStaff)) return null
      const [programme] = await present([found])
      return programme ?? null
    },

    /** The newest works of each kind. */
    async latest({ id }: Pick<Programme, 'id'>): Promise<Record<Kind, Work[]>> {
      const lists = await Promise.all(
        KINDS.map((kind) => works.publicWorks({ kind, programme: id, limit: LATEST_OF_A_KIND })),
      )
      return Object.fromEntries(KINDS.map((kind, index) => [kind, lists[index]?.items ?? []])) as Record<
        Kind,
        Work[]
      >
    },

    /** The works whose covers stand for its projects, as far as anyone may see them. */
    async pictures({ projects }: Pick<Programme, 'projects'>): Promise<ReadonlyMap<string, Work>> {
      const ids = [...new Set(projects.flatMap(({ picture }) => picture ?? []))]
      const found = await Promise.all(ids.map((id) => works.publicWorkById(id)))
      return new Map(
        found.flatMap((work) => (work && work.withdrawnAt === null ? [[work.id, work] as const] : [])),
      )
    },
  }
}
