/** A rung of a stream, as described in the playlist. */
export interface Level {
  width: number
  height: number
  /** bit/s on average, sound included. */
  bitrate: number
}

/** A viewer's choice: automatic, save data, the sound alone, or the index of a rung. */
export type Quality = 'auto' | 'saver' | 'sound' | number

/** What a source reports about the connection; the media element reports everything else. */
export interface SourceListener {
  /** The connection was lost; the source retries by itself. */
  lost(): void
  /** Data is arriving again. */
  found(): void
  /** It cannot be played in this browser. */
  failed(): void
  /** The rungs are known. */
  levels(levels: Level[]): void
}

/** Something that feeds a media element. Resumes at the same position after a lost connection. */
export interface Source {
  /** Retries now instead of waiting. */
  retry(): void
  choose(quality: Quality): void
  detach(): void
}
