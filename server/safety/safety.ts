import { DEFAULT_LEAVE_TO } from '../../media/schemas/safety.ts'
import type { Reads } from '../catalogue/catalogue.ts'

/** What protects viewers on every page. */
export interface Safety {
  /** Where the link that leaves at once leads. */
  leaveTo: string
}

/** Where the catalogue keeps it. */
export const LEAVE_TO_KEY = 'leave_to'

/** Reads it anew for each page: what staff change is changed everywhere. */
export async function readSafety({ settings }: Pick<Reads, 'settings'>): Promise<Safety> {
  return { leaveTo: (await settings.get(LEAVE_TO_KEY)) ?? DEFAULT_LEAVE_TO }
}

/** The same for a page that tells of a failure, also where it is the catalogue that failed. */
export function safetyAtAllCosts(read: () => Promise<Safety>): Promise<Safety> {
  return read().catch(() => ({ leaveTo: DEFAULT_LEAVE_TO }))
}
