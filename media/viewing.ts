/** What a page lets count: a whole page of the site, a frame in another site, or a copy that was opened without a link. */
export const PAGE_KINDS = ['site', 'embed', 'offline'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

/** What is counted. */
export const MEASURES = ['views'] as const
export type Measure = (typeof MEASURES)[number]

/** How long a page may keep a view that it could not report: a month covers a phone that is rarely in reach of a link. */
export const LONGEST_UNREPORTED_SECONDS = 30 * 24 * 3600

/** Seconds of actual watching, listening or reading after which a viewing counts as a view. */
const VIEW_AFTER_SECONDS = 10

/**
 * When a viewing of a work of `duration` seconds counts: after ten seconds, or half of it if it is shorter than
 * twenty. A brochure has no duration (null) and counts by the time it is open.
 */
export function viewThreshold(duration: number | null): number {
  if (duration === null || duration <= 0) return VIEW_AFTER_SECONDS
  return Math.min(VIEW_AFTER_SECONDS, duration / 2)
}

/** The UTC hour of an instant in Unix milliseconds, as `2026-01-10T15`. */
export function hourOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 13)
}
