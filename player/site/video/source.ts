import type { Level, Quality } from './qualities.ts'

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
