import type { StationActions } from '../../actions/stations.ts'
import type { Reads } from '../../catalogue/catalogue.ts'

/** What the verbs of `station` need. */
export interface StationVerbNeeds {
  stations: Pick<Reads['stations'], 'list'>
  actions: Pick<StationActions, 'create' | 'revoke'>
  /** Under which the secret addresses begin. */
  baseUrl: string
  print(line: string): void
}
