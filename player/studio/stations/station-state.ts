import type { Station } from '../../../media/schemas/station.ts'

/**
 * `never`: it has made no request yet. `quiet`: none for days. `behind`: it makes requests but has not confirmed
 * everything it was told (a program that only reads the feed never does).
 */
export type StationState = 'revoked' | 'never' | 'quiet' | 'behind' | 'upToDate'

// A station that is closed on Sundays is no reason to call.
const QUIET_MS = 2.5 * 24 * 3_600_000

export function stationState(
  { revokedAt, lastContactAt, upToDate }: Pick<Station, 'revokedAt' | 'lastContactAt' | 'upToDate'>,
  now: Date,
): StationState {
  if (revokedAt !== null) return 'revoked'
  if (lastContactAt === null) return 'never'
  if (now.getTime() - new Date(lastContactAt).getTime() > QUIET_MS) return 'quiet'
  return upToDate ? 'upToDate' : 'behind'
}

/** Active stations come first, by name as the server sends them; revoked ones last. */
export function activeFirst<S extends Pick<Station, 'revokedAt'>>(stations: readonly S[]): S[] {
  return [
    ...stations.filter(({ revokedAt }) => revokedAt === null),
    ...stations.filter(({ revokedAt }) => revokedAt !== null),
  ]
}
