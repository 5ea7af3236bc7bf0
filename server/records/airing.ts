/** Who reported an airing: the station's software, or a person there. */
export type AiringSource = 'station' | 'person'

/** One broadcast of a spot. */
export interface AiringRecord {
  stationId: string
  workId: string
  /** To the second: a station cannot air a spot twice within one. */
  airedAt: string
  /** How long it played; null if unknown. */
  seconds: number | null
  source: AiringSource
  reportedAt: string
}
