import type { LogQuestion } from '../../media/airing-logs/read-log.ts'

/** A log that cannot be read before somebody has answered a question about it. */
export interface OpenLogRecord {
  id: string
  stationId: string
  fileName: string
  /** Decoded; the agent sends only the top of a log that it keeps. */
  text: string
  isSample: boolean
  question: LogQuestion
  askedAt: string
}
