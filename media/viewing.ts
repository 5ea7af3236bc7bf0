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
