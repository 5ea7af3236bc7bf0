import type { Catalogue } from '../../catalogue/catalogue.ts'

/** What the verbs of `station` need. */
export interface StationVerbNeeds {
  stations: Pick<Catalogue['stations'], 'create' | 'list' | 'revoke'>
  /** Under which the secret addresses begin. */
  baseUrl: string
  print(line: string): void
}
