import { newSecret } from '../accounts/secrets.ts'
import type { Held } from '../catalogue/holdings.ts'
import type { Actor } from '../records/actor.ts'
import type { StationRecord } from '../records/station.ts'
import type { HomecomingRecord, OutingRecord } from '../records/suitcase.ts'
import { isLatest } from '../rules/homecoming-order.ts'
import { type ActNeeds, createAct } from './act.ts'

/** What a station had done when its stick left for home. */
export interface Done {
  change: number
  held: Held[]
  agent: string
}

export type SuitcaseActions = ReturnType<typeof createSuitcaseActions>

/** Sticks for stations without a link. */
export function createSuitcaseActions(needs: ActNeeds) {
  const act = createAct(needs)
  return {
    /** A stick is about to be packed. Before its content is read, so that a later number never has earlier content. */
    sendOut: (
      actor: Actor,
      station: StationRecord,
    ): Promise<{ outing: OutingRecord; homecomings: HomecomingRecord[] }> =>
      act(actor, 'station.pack', async ({ to, note }) => {
        const outing = await to.suitcases.sendOut(station.id, newSecret())
        note(station.id, { after: { outing: outing.sequence } })
        return { outing, homecomings: await to.suitcases.homecomings(station.id) }
      }),

    /**
     * A stick has come home and its airings are counted.
     * @param done null where it cannot be said in the numbers of this catalogue
     * @returns whether the same had come home before, and whether what it says of the station is the latest
     */
    welcome: (
      actor: Actor,
      station: StationRecord,
      homecoming: HomecomingRecord,
      done: Done | null,
    ): Promise<{ isNew: boolean; latest: boolean }> =>
      act(actor, 'station.unpack', async ({ to, note }) => {
        const known = await to.suitcases.homecomings(station.id)
        if (!(await to.suitcases.welcome(station.id, homecoming))) return { isNew: false, latest: false }
        const acknowledged = (await to.stations.byId(station.id))?.acknowledged ?? 0
        const latest = done !== null && done.change >= acknowledged && isLatest(homecoming, known)
        if (latest) await to.holdings.acknowledge(station.id, done.change, done.held, done.agent)
        note(station.id, {
          before: { acknowledged },
          after: {
            homecoming: homecoming.count,
            ...(latest && { acknowledged: done.change, holds: done.held.length }),
          },
        })
        return { isNew: true, latest }
      }),
  }
}
