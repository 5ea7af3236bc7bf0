import type { LoudnessProfile } from '../../../media/spot-formats.ts'

/** What is done to the samples before they are encoded. */
export interface Level {
  /** dB of plain gain. */
  gain: number
  /** dBTP that a limiter holds after the gain; null for no limiter. */
  ceiling: number | null
}

/** The two figures that decide. */
export interface Measured {
  /** LUFS. */
  integrated: number
  /** dBTP. */
  truePeak: number
}

// Under the limit by what the meter cannot resolve.
const MARGIN = 0.1

/** The first try: gain alone, with a limiter only where the peaks would pass the limit. */
export function firstLevel(source: Measured, profile: LoudnessProfile): Level {
  const gain = profile.integrated - source.integrated
  const over = source.truePeak + gain > profile.truePeak
  return { gain, ceiling: over ? profile.truePeak - MARGIN : null }
}

/**
 * What to try next, after the decoded result of a try was measured; null when it is good. An encoder moves the
 * loudness by some tenths and lets peaks overshoot; a limiter takes loudness away. Both are made up for.
 * @param tolerance LU that the loudness may be off
 */
export function nextLevel(
  source: Measured,
  level: Level,
  result: Measured,
  profile: LoudnessProfile,
  tolerance: number,
): Level | null {
  const error = result.integrated - profile.integrated
  const excess = result.truePeak - profile.truePeak
  if (Math.abs(error) <= tolerance && excess <= 0) return null
  const gain = Math.abs(error) <= tolerance ? level.gain : level.gain - error
  if (excess <= 0) return { gain, ceiling: level.ceiling }
  const expected = Math.min(source.truePeak + level.gain, level.ceiling ?? Number.POSITIVE_INFINITY)
  const overshoot = Math.max(0, result.truePeak - expected)
  const ceiling = profile.truePeak - MARGIN - overshoot
  // Lower each time, or it would go on for ever.
  return { gain, ceiling: level.ceiling === null ? ceiling : Math.min(ceiling, level.ceiling - MARGIN) }
}

/** Whether `a` is to be preferred: peaks within the limit come first, then the nearer loudness. */
export function isBetter(a: Measured, b: Measured, profile: LoudnessProfile): boolean {
  const over = (result: Measured): number => Math.max(0, result.truePeak - profile.truePeak)
  if (over(a) !== over(b)) return over(a) < over(b)
  return Math.abs(a.integrated - profile.integrated) < Math.abs(b.integrated - profile.integrated)
}
