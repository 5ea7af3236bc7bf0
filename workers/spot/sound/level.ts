import type { LoudnessProfile } from '../../../media/spot-formats.ts'

/** What is done to the samples before encoding. */
export interface Level {
  /** dB of plain gain. */
  gain: number
  /** dBTP at which a limiter works after the gain; null for no limiter. */
  ceiling: number | null
}

/** The two figures that decide. */
export interface Measured {
  /** LUFS. */
  integrated: number
  /** dBTP. */
  truePeak: number
}

// Stays below the limit by the resolution of the meter.
const MARGIN = 0.1

/** The first try: gain alone, plus a limiter only if the peaks would exceed the limit. */
export function firstLevel(source: Measured, profile: LoudnessProfile): Level {
  const gain = profile.integrated - source.integrated
  const over = source.truePeak + gain > profile.truePeak
  return { gain, ceiling: over ? profile.truePeak - MARGIN : null }
}

/**
 * The next try, once the decoded result of the last was measured; null if that is good. An encoder shifts the loudness
 * by some tenths and lets peaks overshoot; a limiter lowers the loudness. Both are compensated for.
 * @param tolerance LU by which the loudness may be off
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
  // Lower each time, or it would never end.
  return { gain, ceiling: level.ceiling === null ? ceiling : Math.min(ceiling, level.ceiling - MARGIN) }
}

/** Whether `a` is better: peaks within the limit first, then the loudness closer to its goal. */
export function isBetter(a: Measured, b: Measured, profile: LoudnessProfile): boolean {
  const over = (result: Measured): number => Math.max(0, result.truePeak - profile.truePeak)
  if (over(a) !== over(b)) return over(a) < over(b)
  return Math.abs(a.integrated - profile.integrated) < Math.abs(b.integrated - profile.integrated)
}
