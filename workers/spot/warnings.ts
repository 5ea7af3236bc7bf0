import type { Loudness } from '../../media/schemas/published.ts'
import type { Warning } from '../../media/schemas/warning.ts'
import { type LoudnessProfile, SPOT_PROFILES, type SpotFormat } from '../../media/spot-formats.ts'
import type { WarningCode } from '../../media/warnings.ts'

// LU that EBU R 128 s1 allows.
const ALLOWED_ERROR = 0.5

/** What a person should know before a spot is aired, in the order of the words; each once. */
export function spotWarnings(
  renditions: readonly (readonly [Pick<SpotFormat, 'profile'>, { loudness: Loudness }])[],
): Warning[] {
  const found = new Set<WarningCode>()
  for (const [{ profile }, { loudness }] of renditions) {
    const goal: LoudnessProfile = SPOT_PROFILES[profile]
    if (
      goal.shortTermMax !== null &&
      (loudness.shortTermMax ?? Number.NEGATIVE_INFINITY) > goal.shortTermMax
    ) {
      found.add('short_term_high')
    }
    if (Math.abs(loudness.integrated - goal.integrated) > ALLOWED_ERROR) found.add('loudness_missed')
    if (loudness.truePeak > goal.truePeak) found.add('true_peak_high')
  }
  return [...found].sort().map((code) => ({ code }))
}
