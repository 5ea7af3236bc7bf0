/** Frames `[start, end)` of the master: what remains between the silence at both ends. */
export interface Span {
  start: number
  end: number
}

// Anything this far below the overall loudness is heard as silence next to it.
const BELOW_PROGRAMME = 35
// In dBFS, whatever the material: anything louder than the first is never cut, anything softer than the second always
// is.
const LOUDEST_SILENCE = -50
const SOFTEST_SOUND = -70
// Seconds kept around the sound, for breath and reverberation.
const LEAD = 0.05
const TAIL = 0.2

/**
 * Finds where the sound begins and ends.
 * @param peaks highest absolute sample (1 = full scale) of each window
 * @param windowFrames frames in a window; the last may be shorter
 * @param frames of the whole
 * @param integrated LUFS of the whole
 * @returns null if nothing is louder than silence
 */
export function soundingSpan(
  peaks: ArrayLike<number>,
  windowFrames: number,
  frames: number,
  integrated: number,
  sampleRate: number,
): Span | null {
  const threshold =
    10 ** (Math.min(LOUDEST_SILENCE, Math.max(SOFTEST_SOUND, integrated - BELOW_PROGRAMME)) / 20)
  let first = 0
  while (first < peaks.length && (peaks[first] ?? 0) <= threshold) first += 1
  if (first === peaks.length) return null
  let last = peaks.length - 1
  while ((peaks[last] ?? 0) <= threshold) last -= 1
  return {
    start: Math.max(0, first * windowFrames - Math.round(LEAD * sampleRate)),
    end: Math.min(frames, (last + 1) * windowFrames + Math.round(TAIL * sampleRate)),
  }
}
