/** Who said that a spot was aired: the station's own program, or a person there. */
export type AiringSource = 'station' | 'person'

/** One broadcast of a spot. */
export interface AiringRecord {
  stationId: string
  workId: string
  /** To the second: a station cannot air one spot twice in one. */
  airedAt: string
  /** How long it was on the air; null where nobody says. */
  seconds: number | null
  source: AiringSource
  reportedAt: string
}
