import type { AiringLine } from '../../media/airing-logs/airing-line.ts'
import { plainHeading } from '../../media/csv.ts'
import type { House } from '../../media/house.ts'
import type { Airing, AiringReceipt } from '../../media/schemas/airing.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { KnownAiring } from '../catalogue/airings.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { AiringSource } from '../records/airing.ts'
import type { StationRecord } from '../records/station.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import { AIRING_REFUSALS } from './airing-refusals.ts'

/** A reported airing, before its work is identified. */
export interface ReportedAiring {
  /** Where it stands in what was sent, from 1. */
  line: number
  /** Id or number of a work, a cart number, or the name of a file; null if only its tags are known. */
  work: Airing['work'] | null
  title: string | null
  artist: string | null
  airedAt: Date
  seconds: number | null
}

/** How a station may have called a spot. */
export interface KnownSpots {
  names: Pick<SpotNames, 'numberIn'>
  ids: ReadonlySet<string>
  byNumber: ReadonlyMap<number, string>
  byCart: ReadonlyMap<number, string>
  /** By `plainTitle`; several where spots share a title. */
  byTitle: ReadonlyMap<string, readonly { id: string; number: number }[]>
  /** The artist in the tags of every spot. */
  organisation: string
}

export type AiringActions = ReturnType<typeof createAiringActions>

// How far ahead a station's clock may be.
const AHEAD_MS = 10 * 60_000

/** A cart number means what the station means by it; a number that is none of its carts is that of a work. */
export function workOf(work: Airing['work'], known: KnownSpots): string | null {
  if (typeof work === 'number') return known.byCart.get(work) ?? known.byNumber.get(work) ?? null
  if (known.ids.has(work)) return work
  const code = known.names.numberIn(work)
  if (code !== null) return known.byNumber.get(code) ?? null
  // Names by a station's own template begin, as carts do, with the number.
  const leading = /^\d{1,6}(?!\d)/.exec(work.replace(/^.*[\\/]/, ''))?.[0]
  return leading === undefined ? null : (known.byCart.get(Number(leading)) ?? null)
}

/** Titles as they are compared: programs change capitals and accents. */
export const plainTitle = plainHeading

/**
 * The spots that have these tags. A program that keeps its own library (LibreTime, AzuraCast) logs no file name, but the
 * title and artist that we wrote into the file. A piece of the same title by somebody else is music.
 */
export function tagged(
  { title, artist }: Pick<ReportedAiring, 'title' | 'artist'>,
  known: Pick<KnownSpots, 'byTitle' | 'organisation'>,
): readonly { id: string; number: number }[] {
  if (title === null || (artist !== null && plainTitle(artist) !== plainTitle(known.organisation))) return []
  return known.byTitle.get(plainTitle(title)) ?? []
}

/** A line of an automation log as a report. */
export function fromLine({ line, at, fileName, cart, title, artist, seconds }: AiringLine): ReportedAiring {
  return { line, work: fileName ?? cart, title, artist, airedAt: new Date(at), seconds }
}

/** What a station, or somebody for it, says of what was on the air there. */
export function createAiringActions(
  {
    catalogue,
    hub,
    house: { spots, organisation },
  }: ActNeeds & {
    catalogue: Pick<Catalogue, 'sync' | 'stations'>
    house: Pick<House, 'spots' | 'organisation'>
  },
  now: () => Date = () => new Date(),
) {
  const act = createAct({ catalogue, hub })

  const add = async (
    actor: Actor,
    station: StationRecord,
    airings: KnownAiring[],
    source: AiringSource,
  ): Promise<number> =>
    act(actor, 'station.report-airings', async ({ to, note }) => {
      const added = await to.airings.add(station.id, airings, source)
      if (added > 0) note(station.id, { after: { airings: added, source } })
      return added
    })

  return {
    /**
     * Counts what a station aired. A line that cannot be counted is told with its place in the list and does not stop
     * the others.
     * @param others what to do with lines that name nothing of ours: in a log of the whole day that is the music
     * @param language in which the refused lines are explained
     */
    async report(
      actor: Actor,
      station: StationRecord,
      reported: ReportedAiring[],
      others: 'refuse' | 'ignore',
      language: InterfaceLanguage = 'es',
    ): Promise<AiringReceipt> {
      const known = { ...(await knownSpots(catalogue, station.id)), names: spots, organisation }
      const accepted: KnownAiring[] = []
      const refused: AiringReceipt['refused'] = []
      const says = AIRING_REFUSALS[language]
      for (const one of reported) {
        const { line, work, airedAt, seconds } = one
        // An agent that cannot tell two spots of one title apart sends the title.
        const named = typeof work === 'string' ? { title: work, artist: null } : one
        const alike = tagged(one.title === null ? named : one, known)
        const workId =
          (work === null ? null : workOf(work, known)) ?? (alike.length === 1 ? alike[0]?.id : null)
        if (!workId) {
          const ours = typeof work === 'string' && spots.numberIn(work) !== null
          if (alike.length > 1)
            refused.push({
              line,
              message: says.severalSpots(one.title ?? String(work), codesOf(alike, spots)),
            })
          else if (others === 'refuse' || ours)
            refused.push({ line, message: says.unknownSpot(`${work ?? one.title}`) })
        } else if (airedAt.getTime() > now().getTime() + AHEAD_MS) {
          refused.push({ line, message: says.notYet })
        } else {
          accepted.push({ workId, airedAt, seconds })
        }
      }
      const added = accepted.length === 0 ? 0 : await add(actor, station, accepted, 'station')
      return { accepted: added, repeated: accepted.length - added, refused }
    },

    /**
     * A person taps that a spot is on the air now.
     * @param duration of the spot, in seconds: a finger that taps twice does not air it twice, the first still runs
     */
    async tap(
      actor: Actor,
      station: StationRecord,
      { workId, duration }: { workId: string; duration: number },
    ): Promise<{ airedAt: Date; repeated: boolean }> {
      return act(actor, 'station.report-airings', async ({ to, note }) => {
        const time = now()
        const last = await to.airings.last(station.id, workId)
        if (last !== null && time.getTime() - last.getTime() < duration * 1000)
          return { airedAt: last, repeated: true }
        await to.airings.add(station.id, [{ workId, airedAt: time, seconds: null }], 'person')
        note(station.id, { after: { airings: 1, source: 'person' } })
        return { airedAt: time, repeated: false }
      })
    },

    /** Takes back what a person tapped by mistake. */
    takeBack: (actor: Actor, station: StationRecord, workId: string, airedAt: Date): Promise<void> =>
      act(actor, 'station.take-back-airing', async ({ to, note }) => {
        if (await to.airings.remove(station.id, workId, airedAt))
          note(station.id, { before: { work: workId, airedAt: airedAt.toISOString() } })
      }),

    /**
     * A person at the station says that a spot which was withdrawn is off the air.
     * @throws ChaskiError `not_found` where it was not withdrawn
     */
    confirmWithdrawal: (actor: Actor, station: StationRecord, workId: string): Promise<void> =>
      act(actor, 'station.confirm-withdrawal', async ({ to, note }) => {
        const { change, reason } = found(await to.sync.byWork(workId))
        const withdrawn = found(reason === 'withdrawn' ? change : null)
        await to.holdings.confirm(station.id, workId, withdrawn)
        note(station.id, { after: { work: workId, change: withdrawn } })
      }),
  }
}

async function knownSpots(
  { sync, stations }: Pick<Catalogue, 'sync' | 'stations'>,
  stationId: string,
): Promise<Omit<KnownSpots, 'names' | 'organisation'>> {
  const [told, byCart] = await Promise.all([sync.names(), stations.worksByCart(stationId)])
  return {
    ids: new Set(told.map(({ id }) => id)),
    byNumber: new Map(told.map(({ id, number }) => [number, id])),
    byCart,
    byTitle: Map.groupBy(told, ({ title }) => plainTitle(title)),
  }
}

function codesOf(spots: readonly { number: number }[], { code }: Pick<SpotNames, 'code'>): string {
  return spots.map(({ number }) => code(number)).join(', ')
}
