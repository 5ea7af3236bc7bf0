/** What staff have said of a crowd: counted like all else, or left apart for good. */
export const CROWD_DECISIONS = ['counted', 'left'] as const
export type CrowdDecision = (typeof CROWD_DECISIONS)[number]

/** An hour in which so much came of one work that it stands apart. */
export interface CrowdRecord {
  workId: string
  /** Of the work. */
  title: string
  /** The UTC hour in which it came, `2026-01-10T15`. */
  hour: string
  views: number
  /** Null until staff have decided. */
  decision: CrowdDecision | null
  decidedAt: string | null
}
