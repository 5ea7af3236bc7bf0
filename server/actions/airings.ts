import type { AiringLine } from '../../media/airing-logs/airing-line.ts'
import type { Airing, AiringReceipt } from '../../media/schemas/airing.ts'
import { numberInCode } from '../../media/spot-names.ts'
import type { KnownAiring } from '../catalogue/airings.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'

/** What was aired, before it is known which work that is. */
export interface ReportedAiring {
  /** Id or number of a work, a cart number, or the name of a file. */
  work: Airing['work']
  airedAt: Date
  seconds: number | null
}

/** How a station may have called a spot. */
export interface KnownSpots {
  ids: ReadonlySet<string>
  byNumber: ReadonlyMap<number, string>
  byCart: ReadonlyMap<number, string>
}

export type AiringReports = ReturnType<typeof createAiringReports>

// A clock at a station may be fast, but not by more than this.
const AHEAD_MS = 10 * 60_000

/** A cart number means what the station means by it; a number that is none of its carts is that of a work. */
export function workOf(work: Airing['work'], known: KnownSpots): string | null {
  if (typeof work === 'number') return known.byCart.get(work) ?? known.byNumber.get(work) ?? null
  if (known.ids.has(work)) return work
  const code = numberInCode(work)
  if (code !== null) return known.byNumber.get(code) ?? null
  // Names by a station's own template begin, as carts do, with the number.
  const leading = /^\d{1,6}(?!\d)/.exec(work.replace(/^.*[\\/]/, ''))?.[0]
  return leading === undefined ? null : (known.byCart.get(Number(leading)) ?? null)
}

/** A line of an automation's log as a report. */
export function fromLine({ at, fileName, cart, seconds }: AiringLine): ReportedAiring {
  return { work: fileName ?? cart ?? '', airedAt: new Date(at), seconds }
}

export function createAiringReports(
  { sync, stations, airings }: Pick<Catalogue, 'sync' | 'stations' | 'airings'>,
  now: () => Date = () => new Date(),
) {
  return {
    /**
     * Counts what a station aired. A line that cannot be counted is told with its place in the list and does not stop
     * the others.
     * @param others what to do with lines that name nothing of ours: in a log of the whole day that is the music
     */
    async report(
      station: StationRecord,
      reported: ReportedAiring[],
      source: 'station' | 'person',
      others: 'refuse' | 'ignore',
    ): Promise<AiringReceipt> {
      const known = await knownSpots(station)
      const accepted: KnownAiring[] = []
      const refused: AiringReceipt['refused'] = []
      reported.forEach(({ work, airedAt, seconds }, index) => {
        const workId = workOf(work, known)
        const line = index + 1
        if (workId === null) {
          const ours = typeof work === 'string' && numberInCode(work) !== null
          if (others === 'refuse' || ours) refused.push({ line, message: `No se conoce el spot «${work}».` })
        } else if (airedAt.getTime() > now().getTime() + AHEAD_MS) {
          refused.push({ line, message: 'La hora todavía no ha llegado.' })
        } else {
          accepted.push({ workId, airedAt, seconds })
        }
      })
      const added = await airings.add(station.id, accepted, source)
      return { accepted: added, repeated: accepted.length - added, refused }
    },
  }

  async function knownSpots(station: StationRecord): Promise<KnownSpots> {
    const [told, byCart] = await Promise.all([sync.names(), stations.worksByCart(station.id)])
    return {
      ids: new Set(told.map(({ id }) => id)),
      byNumber: new Map(told.map(({ id, number }) => [number, id])),
      byCart,
    }
  }
}
