import type { Calendar } from './calendar.ts'
import { HOUSE_DEFAULTS } from './house-defaults.ts'
import { type SpotNames, spotNames } from './spot-names.ts'
import { calendar } from './zones.ts'

/** What the organisation that runs this installation has decided, and everything here has to know. */
export interface House {
  /** Its name, on pages and in the tags of files. */
  organisation: string
  /** Where its days begin and end. */
  calendar: Calendar
  /** What its spots are called. */
  spots: SpotNames
  /** The e-mail address under which directories of podcasts reach it; null where it gave none. */
  contact: string | null
}

/**
 * What is left out is as it is by default.
 * @throws RangeError for an unknown time zone
 */
export function houseOf({
  organisation = HOUSE_DEFAULTS.organisation,
  timeZone = HOUSE_DEFAULTS.timeZone,
  spotPrefix = HOUSE_DEFAULTS.spotPrefix,
  contact = null,
}: {
  organisation?: string
  timeZone?: string
  spotPrefix?: string
  contact?: string | null
} = {}): House {
  const own = calendar(timeZone)
  return { organisation, calendar: own, spots: spotNames(spotPrefix, own), contact }
}
