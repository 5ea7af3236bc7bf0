import { DEFAULT_LEAVE_TO } from '../../media/schemas/safety.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { ServiceRecord } from '../records/service.ts'

/** What protects viewers on every page. */
export interface Safety {
  /** Where the link that leaves at once leads. */
  leaveTo: string
  /** Where help is to be had. */
  services: ServiceRecord[]
}

/** Where the catalogue keeps it. */
export const LEAVE_TO_KEY = 'leave_to'

/** Reads it anew for each page: what staff change is changed everywhere. */
export async function readSafety({
  settings,
  services,
}: Pick<Reads, 'settings' | 'services'>): Promise<Safety> {
  return {
    leaveTo: (await settings.get(LEAVE_TO_KEY)) ?? DEFAULT_LEAVE_TO,
    services: (await services.list()).filter(({ active }) => active),
  }
}

/** The same for a page that tells of a failure, also where it is the catalogue that failed. */
export function safetyAtAllCosts(read: () => Promise<Safety>): Promise<Safety> {
  return read().catch(() => ({ leaveTo: DEFAULT_LEAVE_TO, services: [] }))
}
