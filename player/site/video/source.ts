import type { Level, Quality } from './qualities.ts'

/** What a source tells of the link; the media element tells everything else. */
export interface SourceListener {
  /** The link was lost; the source tries again by itself. */
  lost(): void
  /** Data arrive again. */
  found(): void
  /** It can never be played here. */
  failed(): void
  /** The rungs are known. */
  levels(levels: Level[]): void
}

/** Something attached to a media element that fills it. Each goes on at the same place after a lost link. */
export interface Source {
  /** Tries again now instead of when its time has come. */
  retry(): void
  choose(quality: Quality): void
  detach(): void
}
