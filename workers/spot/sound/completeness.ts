import { ChaskiError } from '../../../media/errors.ts'
import type { Warning } from '../../../media/schemas/warning.ts'
import type { SourceReport } from './source-report.ts'

interface Decoded extends Pick<SourceReport, 'damagedPackets' | 'isTorn'> {
  /** Seconds that came out. */
  seconds: number
  /** Seconds that the file claims, where its container can know; null for those that only guess. */
  told: number | null
}

// Rounding, and the priming of encoders, account for less.
const UNHEARD = 0.5
// A copy that lost more than this is not what anybody meant to publish.
const TOO_MUCH = { seconds: 1, share: 0.1 }
// Where two recordings were joined, one packet or two are damaged and nothing is lost.
const NORMAL_DAMAGE = 2

/**
 * What is to be said of an upload that may not be whole. What is there counts; what a file claims only helps to tell
 * a copy that broke off from one whose header is wrong.
 * @throws ChaskiError `damaged_file` where nothing, or far from everything, could be decoded
 */
export function judgeCompleteness({ seconds, told, damagedPackets, isTorn }: Decoded): Warning[] {
  if (seconds === 0) throw new ChaskiError('damaged_file', { detail: 'not one sample could be decoded' })
  const missing = told === null ? 0 : told - seconds
  const isDamaged = damagedPackets > 0 || isTorn
  if (isDamaged && missing > Math.max(TOO_MUCH.seconds, TOO_MUCH.share * (told ?? 0))) {
    throw new ChaskiError('damaged_file', { detail: `${seconds} s of ${told} s could be decoded` })
  }
  const warnings: Warning[] = []
  if (missing > UNHEARD) warnings.push({ code: 'sound_cut_short', about: seconds.toFixed(1) })
  if (damagedPackets > NORMAL_DAMAGE) warnings.push({ code: 'sound_damaged' })
  return warnings
}
