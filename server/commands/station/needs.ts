import type { StationActions } from '../../actions/stations.ts'
import type { Reads } from '../../catalogue/catalogue.ts'

/** What the verbs of `station` need. */
export interface StationVerbNeeds {
  stations: Pick<Reads['stations'], 'list'>
  actions: Pick<StationActions, 'create' | 'revoke'>
  /** Under which the secret addresses begin; null if it is not set. */
  baseUrl: string | null
  port: number
  print(line: string): void
  /** To the person at the shell, beside what is printed. */
  say(line: string): void
}
