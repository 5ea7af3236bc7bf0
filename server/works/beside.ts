import type { Programme } from '../../media/schemas/programme.ts'
import type { Work } from '../../media/schemas/work.ts'

/** What stands beside a work on its page. */
export interface Beside {
  /** Its programme, where that has a public page. */
  programme: Programme | null
  /** More of the same project, then of the same programme, then of its themes. */
  more: Work[]
  /** The film that comes after it. */
  next: Work | null
}

export const NOTHING_BESIDE: Beside = { programme: null, more: [], next: null }

interface Works {
  publicWorks(query: {
    project?: string
    programme?: string
    q?: string
    limit: number
  }): Promise<{ items: Work[] }>
}

interface Programmes {
  find(said: string, isStaff: boolean): Promise<Programme | null>
}

/** Of each list this many are looked at. */
const LOOKED_AT = 12
const SHOWN = 6
const THEMES = 2

/** Looks up what stands beside a work, with a few short reads along indexes. */
export function createBeside(works: Works, programmes: Programmes): (work: Work) => Promise<Beside> {
  const latest = async (query: Omit<Parameters<Works['publicWorks']>[0], 'limit'>): Promise<Work[]> =>
    (await works.publicWorks({ ...query, limit: LOOKED_AT })).items

  return async (work) => {
    const { project, programmeId, tags } = work
    const [programme, ofProject, ofProgramme, ...ofThemes] = await Promise.all([
      programmeId === null ? null : programmes.find(programmeId, false),
      project === null ? [] : latest({ project }),
      programmeId === null ? [] : latest({ programme: programmeId }),
      ...tags.slice(0, THEMES).map((tag) => latest({ q: tag })),
    ])
    const more = withoutRepeats([ofProject, ofProgramme, ...ofThemes].flat(), work)
    const series = withoutRepeats([...ofProject, ...ofProgramme], work)
    return { programme, more: more.slice(0, SHOWN), next: nextFilm(work, series) ?? nextFilm(work, more) }
  }
}

function withoutRepeats(works: Work[], { id }: Work): Work[] {
  return [...new Map(works.map((work) => [work.id, work])).values()].filter((other) => other.id !== id)
}

/**
 * The film that was uploaded after this one, and after the last the first: who goes on sees each of them once. Nobody is led to a
 * sensitive one without having chosen it.
 */
export function nextFilm(
  { kind, number }: Pick<Work, 'kind' | 'number'>,
  others: readonly Work[],
): Work | null {
  if (kind !== 'video') return null
  const films = others.filter((work) => work.kind === 'video' && !work.sensitive)
  const inOrder = films.sort((a, b) => a.number - b.number)
  return inOrder.find((work) => work.number > number) ?? inOrder[0] ?? null
}
