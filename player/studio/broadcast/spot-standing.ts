import type { SpotStations } from '../../../media/schemas/station.ts'

export type SpotStation = SpotStations['stations'][number]

/**
 * How a station stands towards a spot. While it may be aired: `holds` the latest version, `older` one, or `without`.
 * Once it may not: `confirmed`, `stillHolds` it, or `silent` where nothing is known of it.
 */
export type StandingName = 'holds' | 'older' | 'without' | 'confirmed' | 'stillHolds' | 'silent'

/** @param version that is to be on the air */
export function standingOf(
  { holds, confirmedAt }: Pick<SpotStation, 'holds' | 'confirmedAt'>,
  isOff: boolean,
  version: number,
): StandingName {
  if (!isOff) return holds === null ? 'without' : holds < version ? 'older' : 'holds'
  if (confirmedAt !== null) return 'confirmed'
  return holds === null ? 'silent' : 'stillHolds'
}

const URGENCY: Record<StandingName, number> = {
  stillHolds: 0,
  silent: 1,
  without: 2,
  older: 3,
  confirmed: 4,
  holds: 5,
}

export interface StandingStation {
  station: SpotStation
  standing: StandingName
}

export interface SpotSummary {
  isOff: boolean
  /** Those that are as they should be. */
  done: number
  /** Whom somebody may have to call first, then by name. */
  stations: StandingStation[]
}

export function summaryOf({ reason, stations }: SpotStations, version: number): SpotSummary {
  const isOff = reason !== null
  const standing = stations.map((station) => ({ station, standing: standingOf(station, isOff, version) }))
  return {
    isOff,
    done: standing.filter((one) => one.standing === 'confirmed' || one.standing === 'holds').length,
    stations: standing.sort(
      (a, b) =>
        URGENCY[a.standing] - URGENCY[b.standing] || a.station.name.localeCompare(b.station.name, 'es'),
    ),
  }
}
