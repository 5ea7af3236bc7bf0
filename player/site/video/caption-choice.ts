/** What is remembered of a viewer who wants no captions; otherwise it is a language tag. */
export const OFF = 'off'

interface Track {
  srclang: string
  /** Whether the server thinks that a reader of this page needs it. */
  default: boolean
}

/**
 * The index of the track to begin with, or -1. What the viewer chose in another film counts here too: the same
 * language, or another variety of it where that is all there is.
 */
export function captionToShow(tracks: readonly Track[], remembered: string | null): number {
  if (remembered === OFF) return -1
  const wished = remembered?.toLowerCase() ?? ''
  const family = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''
  const same = tracks.findIndex(({ srclang }) => srclang.toLowerCase() === wished)
  if (same >= 0) return same
  const akin = tracks.findIndex(({ srclang }) => family(srclang) === family(wished))
  return akin >= 0 ? akin : tracks.findIndex((track) => track.default)
}
