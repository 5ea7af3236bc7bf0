import type { Held } from '../catalogue/holdings.ts'
import type { StationRecord } from '../records/station.ts'
import { contactIsKnown } from '../rules/contact.ts'
import { type ActNeeds, createAct } from './act.ts'
import { stationActor } from './actor.ts'

export type PollActions = ReturnType<typeof createPollActions>

/** What the program of a station changes by asking for spots. */
export function createPollActions(needs: ActNeeds, now: () => Date = () => new Date()) {
  const act = createAct(needs)
  const { catalogue } = needs

  return {
    /** It has asked for something. No audit: a station asks all day. */
    async contact(station: StationRecord, agent: string | null): Promise<void> {
      if (contactIsKnown(station, agent, now())) return
      await catalogue.transaction((to) => to.stations.noteContact(station.id, agent))
    },

    /** The cart numbers of these spots at a station, given on first asking. No audit: they follow from the spots. */
    carts: (station: StationRecord, workIds: string[]): Promise<Map<string, number>> =>
      station.carts === null || workIds.length === 0
        ? Promise.resolve(new Map())
        : catalogue.transaction((to) => to.stations.cartsOf(station, workIds)),

    /** It has done all that it was told up to `change`, and now holds exactly these. */
    acknowledge: (
      station: StationRecord,
      change: number,
      held: Held[],
      agent: string | null,
    ): Promise<void> =>
      act(stationActor(station), 'station.acknowledge', async ({ to, note }) => {
        await to.holdings.acknowledge(station.id, change, held, agent)
        if (station.acknowledged === change) return
        note(station.id, {
          before: { acknowledged: station.acknowledged },
          after: { acknowledged: change, holds: held.length },
        })
      }),
  }
}
