import type { HomecomingRecord } from '../records/suitcase.ts'

type Place = Pick<HomecomingRecord, 'agent' | 'count' | 'applied'>

/**
 * Whether nothing later has come home yet. Sticks travel with people and overtake each other: what a station holds is taken
 * from the latest alone. An agent counts its homecomings; between two agents, as after a new installation, the outings that
 * they had followed tell.
 */
export function isLatest(one: Place, known: readonly Place[]): boolean {
  return known.every((other) =>
    other.agent === one.agent ? other.count < one.count : other.applied <= one.applied,
  )
}
