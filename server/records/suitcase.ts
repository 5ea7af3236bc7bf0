/** A stick that was packed for a station. */
export interface OutingRecord {
  /** Rises with every outing. */
  sequence: number
  /** Only who had the stick knows it. */
  ticket: string
  packedAt: string
}

/** What came home from a station. */
export interface HomecomingRecord {
  /** Public key of the station's agent, which signed it. */
  agent: string
  /** Counts the homecomings of that agent. */
  count: number
  /** The latest outing that the station had followed. */
  applied: number
  /** All airings of that agent before this place have come home. */
  upTo: number
  /** The form of the spots that the station uses. */
  rendition: string
}
