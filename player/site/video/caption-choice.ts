/** Stored for a viewer who wants no captions; otherwise a language tag is stored. */
export const OFF = 'off'

interface Track {
  srclang: string
  /** Whether the server considers it needed on this page. */
  default: boolean
}

/**
 * The index of the initial track, or -1. The viewer's choice in another video applies here too: the same language, or
 * another variety of it if that is all there is.
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
