import type { ProgrammeCounts } from '../../media/schemas/programme.ts'
import { shownTo } from './audience.ts'
import type { Engine } from './engine.ts'

export type ProgrammeCountsReader = ReturnType<typeof createProgrammeCounts>

const NOTHING: ProgrammeCounts = { video: 0, spot: 0, brochure: 0, views: 0 }

// A page requested a thousand times a minute need not sum up ten thousand works each time.
const KEEP_MS = 10_000

/** Number of public works of each kind and their total views, per programme. */
export function createProgrammeCounts({ db }: Engine, now: () => Date = () => new Date()) {
  let kept: { counts: Promise<Map<string, ProgrammeCounts>>; until: number } | null = null

  const read = async (programmeId: string | null): Promise<Map<string, ProgrammeCounts>> => {
    const rows = await db
      .selectFrom('works')
      .select(({ fn }) => [
        'programme_id',
        'kind',
        fn.countAll<number>().as('works'),
        fn.sum<number>('views').as('views'),
      ])
      .where((where) =>
        programmeId === null
          ? where('programme_id', 'is not', null)
          : where('programme_id', '=', programmeId),
      )
      .where(shownTo('public', now()))
      .groupBy(['programme_id', 'kind'])
      .execute()
    const counts = new Map<string, ProgrammeCounts>()
    for (const { programme_id, kind, works, views } of rows) {
      if (programme_id === null) continue
      const before = counts.get(programme_id) ?? NOTHING
      counts.set(programme_id, { ...before, [kind]: Number(works), views: before.views + Number(views) })
    }
    return counts
  }

  return {
    /** Counts of one programme, current. */
    of: async (programmeId: string): Promise<ProgrammeCounts> =>
      countsOf(await read(programmeId), programmeId),

    /** Counts of all programmes, up to ten seconds old. Programmes without public works are left out. */
    async all(): Promise<ReadonlyMap<string, ProgrammeCounts>> {
      const time = now().getTime()
      if (kept === null || kept.until <= time) {
        const counts = read(null)
        kept = { counts, until: time + KEEP_MS }
        // Failures are not cached.
        counts.catch(() => {
          kept = null
        })
      }
      return kept.counts
    },
  }
}

export function countsOf(all: ReadonlyMap<string, ProgrammeCounts>, programmeId: string): ProgrammeCounts {
  return all.get(programmeId) ?? NOTHING
}
