import { type Calendar, calendarFrom } from '../media/calendar.ts'
import { HOUSE_DEFAULTS } from '../media/house-defaults.ts'
import { type SpotNames, spotNames } from '../media/spot-names.ts'

/** What the server said of the organisation, as it is kept in the state. */
export interface KnownHouse {
  spotPrefix: string
  timeZone: string
  /** In order of time, with Unix milliseconds. */
  offsets: { from: number; minutes: number }[]
}

/** Servers from before it could be set say nothing. */
const UNTOLD: KnownHouse = {
  spotPrefix: HOUSE_DEFAULTS.spotPrefix,
  timeZone: HOUSE_DEFAULTS.timeZone,
  offsets: [{ from: 0, minutes: HOUSE_DEFAULTS.offsetMinutes }],
}

/** The days of the organisation and the names of its spots, as far as is known. */
export function houseOf(state: { house?: KnownHouse } | null): { calendar: Calendar; spots: SpotNames } {
  const { spotPrefix, timeZone, offsets } = state?.house ?? UNTOLD
  const calendar = calendarFrom(timeZone, offsets)
  return { calendar, spots: spotNames(spotPrefix, calendar) }
}
