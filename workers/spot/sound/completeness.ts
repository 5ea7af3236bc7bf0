import { ChaskiError } from '../../../media/errors.ts'
import type { Warning } from '../../../media/schemas/warning.ts'
import type { SourceReport } from './source-report.ts'

interface Decoded extends Pick<SourceReport, 'damagedPackets' | 'isTorn'> {
  /** Seconds decoded. */
  seconds: number
  /** Seconds that the file claims, if its container states them; null if it only estimates. */
  told: number | null
}

// Rounding and encoder priming account for less.
const UNHEARD = 0.5
// Nobody meant to publish a copy that lost more than this.
const TOO_MUCH = { seconds: 1, share: 0.1 }
// Where two recordings were joined, one or two packets are damaged and nothing is lost.
const NORMAL_DAMAGE = 2

/**
 * Warnings about an upload that may be incomplete. What is there counts; what a file claims only helps to tell a
 * truncated copy from a wrong header.
 * @throws ChaskiError `damaged_file` if nothing, or far from everything, could be decoded
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
