import type { SpotStations } from '../../../media/schemas/station.ts'

export type SpotStation = SpotStations['stations'][number]

/**
 * The state of a spot at a station. While it may be aired: `holds` the latest version, an `older` one, or is `without`.
 * Afterwards: `confirmed` its removal, `stillHolds` it, or `silent` if nothing is known.
 */
export type StandingName = 'holds' | 'older' | 'without' | 'confirmed' | 'stillHolds' | 'silent'

/** @param version the one to be aired */
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
  /** Stations in the right state. */
  done: number
  /** Stations that somebody may have to call come first, then by name. */
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
