/** What a page lets count: a whole page of the site, a frame in another site, or a copy that was opened without a link. */
export const PAGE_KINDS = ['site', 'embed', 'offline'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

/** In what a video is watched: the rung of the ladder, or its sound alone. */
export const QUALITIES = ['sound', '144', '240', '360', '480', '720', '1080'] as const
export type WatchedQuality = (typeof QUALITIES)[number]

/** How far a viewing got, in tenths of the work. */
export const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/**
 * By what somebody came to the page of a work: a copy that was passed on (`c`), a sheet on a wall (`a`), or a link that staff gave
 * a campaign. Few and fixed: anybody can write into an address.
 */
export const ARRIVALS = [
  ...(['c', 'a'] as const),
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const),
  ...(['11', '12', '13', '14', '15', '16', '17', '18', '19', '20'] as const),
] as const
export type Arrival = (typeof ARRIVALS)[number]

/** What is counted. */
export type Measure =
  /** Viewings that lasted long enough: films watched, spots heard, brochures read. */
  | 'views'
  /** Of watching, hearing or reading. */
  | 'seconds'
  | `seconds-${WatchedQuality}`
  /** Viewings that got as far as this tenth. */
  | `reached-${(typeof TENTHS)[number]}`
  /** Of a brochure, each once a viewing. */
  | 'pages'
  /** Files that people kept. */
  | 'downloads'
  /** Files that stations fetched. */
  | 'pulls'
  /** Pages opened by an address of this kind. */
  | `visits-${Arrival}`

const HOUR_MS = 3600_000
let latest = { hour: Number.NaN, name: '' }

/** The UTC hour of an instant in Unix milliseconds, as `2026-01-10T15`. Mostly asked for the same hour many times. */
export function hourOf(milliseconds: number): string {
  const hour = Math.floor(milliseconds / HOUR_MS)
  if (hour !== latest.hour) latest = { hour, name: new Date(hour * HOUR_MS).toISOString().slice(0, 13) }
  return latest.name
}

/** How long a page may keep a report that it could not send: a month covers a phone that is rarely in reach of a link. */
export const LONGEST_UNREPORTED_SECONDS = 30 * 24 * 3600

/** A page that is opened again within this time goes on with the same viewing. */
export const SAME_VIEWING_SECONDS = 3600

/** A viewing is reported in parts, each of which says what came since the one before. */
export const MOST_PARTS = 16

const WATCHED_SECONDS = 10
const READ_SECONDS = 3

/**
 * Seconds after which a viewing of a work of `duration` seconds counts: ten, or half of the work if it is shorter than
 * twenty. A brochure has no duration (null) and counts once a page of it was in sight for three.
 */
export function viewThreshold(duration: number | null): number {
  if (duration === null || duration <= 0) return READ_SECONDS
  return Math.min(WATCHED_SECONDS, duration / 2)
}
