import type { Loudness } from '../../media/schemas/published.ts'
import type { Warning } from '../../media/schemas/warning.ts'
import { type LoudnessProfile, SPOT_PROFILES, type SpotFormat } from '../../media/spot-formats.ts'
import type { WarningCode } from '../../media/warnings.ts'
import type { Rendition } from './rendition.ts'
import type { SourceReport } from './sound/source-report.ts'

// Tolerance of EBU R 128 s1, in LU.
const ALLOWED_ERROR = 0.5

// LUFS. Below this, room noise is amplified along with the voice.
const QUIET = -40
// dB by which one side may be softer before it is no longer heard beside the other.
const ONE_SIDED = 40
// “Flat factor”: recordings clipped at full scale have 24 and more, any other sound 0.
const FLAT = 10
// dBFS. Lossy decoders overshoot by one or two dB; by more only if the source was clipped.
const OVERSHOOT = 3

/** Warnings about the upload itself. */
export function sourceWarnings(
  { channels }: Pick<SourceReport, 'channels'>,
  { integrated }: Pick<Loudness, 'integrated'>,
): Warning[] {
  const warnings: Warning[] = []
  if (channels.some(({ peak, flatness }) => peak > OVERSHOOT || (peak > -0.5 && flatness > FLAT))) {
    warnings.push({ code: 'sound_clipped' })
  }
  if (integrated < QUIET) warnings.push({ code: 'sound_quiet', about: integrated.toFixed(0) })
  const [left, right] = channels
  if (left && right && channels.length === 2 && Math.abs(left.rms - right.rms) > ONE_SIDED) {
    warnings.push({ code: 'sound_one_sided' })
  }
  return warnings
}

/** What people should know before they air a spot, sorted by code; each warning once. */
export function spotWarnings(
  renditions: readonly (readonly [Pick<SpotFormat, 'profile'>, Pick<Rendition, 'loudness' | 'mono'>])[],
): Warning[] {
  const found = new Set<WarningCode>()
  for (const [{ profile }, { loudness, mono }] of renditions) {
    if (mono === 'left') found.add('sound_cancels')
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
