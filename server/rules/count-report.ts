import type { Counts } from '../../media/jobs/queues.ts'
import type { ViewReport } from '../../media/schemas/view.ts'
import { type PageKind, QUALITIES, TENTHS, viewThreshold } from '../../media/viewing.ts'

/** When and how a report came. */
interface Circumstances {
  /** Unix milliseconds at which the page was made, as its token says. */
  madeAt: number
  /** Unix milliseconds at which the report came. */
  arrivedAt: number
  /** Of the work, in seconds; null for a brochure. */
  duration: number | null
}

export interface CountedReport {
  /** Unix milliseconds at which it was watched. */
  at: number
  counts: Counts
}

// Pages round what they measure, and clocks of servers differ.
const TOLERANCE_SECONDS = 1
/** How long a page may stand open before it is watched; a copy for later may lie as long as a report may wait. */
const LONGEST_OPEN_SECONDS = 24 * 3600
const LONGEST_COPY_SECONDS = 30 * 24 * 3600

/**
 * What a vouched report adds to the counts, or null where it cannot be true: more was watched than time has passed
 * since the page was made, or the page is too old, or the viewing was too short to count.
 */
export function countReport(
  report: ViewReport,
  { madeAt, arrivedAt, duration }: Circumstances,
): CountedReport | null {
  const { part, seconds, ago = 0, offline = false } = report
  const at = arrivedAt - ago * 1000
  const age = (at - madeAt) / 1000
  if (age > (offline ? LONGEST_COPY_SECONDS : LONGEST_OPEN_SECONDS)) return null
  if (seconds > age + TOLERANCE_SECONDS) return null
  if (part === 0 && seconds < viewThreshold(duration) - TOLERANCE_SECONDS / 10) return null
  return { at, counts: countsOf(report) }
}

function countsOf({ part, seconds, reached, pages = 0, qualities = {} }: ViewReport): Counts {
  const counts: Counts = {}
  if (part === 0) counts.views = 1
  if (seconds > 0) counts.seconds = seconds
  if (pages > 0) counts.pages = pages
  for (const tenth of TENTHS) {
    if (reached && tenth > reached.from && tenth <= reached.to) counts[`reached-${tenth}`] = 1
  }
  // Of no quality more than there was in all.
  let left = seconds
  for (const quality of QUALITIES) {
    const watched = Math.min(qualities[quality] ?? 0, left)
    if (watched > 0) counts[`seconds-${quality}`] = watched
    left -= watched
  }
  return counts
}

/** Which kind of page it was watched on. */
export function pageKind(vouched: Exclude<PageKind, 'offline'>, { offline }: ViewReport): PageKind {
  return offline ? 'offline' : vouched
}
