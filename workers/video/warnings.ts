import type { ErrorCode } from '../../media/errors.ts'
import type { Loudness } from '../../media/schemas/published.ts'
import type { Warning } from '../../media/schemas/warning.ts'
import type { WarningCode } from '../../media/warnings.ts'
import type { SourceFacts } from '../probe/facts.ts'
import { isCutOff, isTooLong } from '../probe/refusal.ts'
import type { ExtraName } from './plan.ts'

/** Seconds by which the ends of picture and sound may differ without anyone minding. */
const APART = 2
/** LUFS. Films are not normalised upwards, so this is what viewers hear. */
const QUIET = -35
/** dBTP. A recording that clipped at full scale overshoots when it is decoded. */
const CLIPPED = 1

const LEFT_OUT: Readonly<Record<ExtraName, WarningCode>> = {
  poster: 'poster_left_out',
  pictures: 'poster_left_out',
  storyboard: 'storyboard_left_out',
  sound: 'downloads_left_out',
  downloads: 'downloads_left_out',
  captions: 'captions_left_out',
}

/** What staff should know about a film that was published nevertheless; each warning once. */
export function videoWarnings(
  facts: SourceFacts,
  loudness: Loudness | null,
  leftOut: readonly { extra: ExtraName; reason?: ErrorCode }[],
): Warning[] {
  const warnings = [
    ...lengthWarnings(facts),
    ...soundWarnings(facts, loudness),
    ...leftOut.map(
      ({ extra, reason }): Warning => ({
        code: LEFT_OUT[extra],
        ...(reason === undefined ? {} : { reason }),
      }),
    ),
  ]
  return warnings.filter(
    ({ code }, index) => warnings.findIndex((warning) => warning.code === code) === index,
  )
}

function lengthWarnings({ told, duration, picture, sound }: SourceFacts): Warning[] {
  const warnings: Warning[] = []
  const [whole, pictureEnd, soundEnd] = [duration ?? 0, picture?.end ?? 0, sound?.end ?? 0]
  // A clock that was never set claims days.
  if (told !== null && !isTooLong({ duration: told }) && isCutOff(told, whole))
    warnings.push({ code: 'film_cut_short', about: seconds(whole) })
  if (sound !== null && pictureEnd - soundEnd > APART) {
    warnings.push({ code: 'sound_ends_early', about: seconds(soundEnd) })
  }
  if (sound !== null && soundEnd - pictureEnd > APART) {
    warnings.push({ code: 'picture_ends_early', about: seconds(pictureEnd) })
  }
  return warnings
}

function soundWarnings({ sound }: SourceFacts, loudness: Loudness | null): Warning[] {
  if (sound === null) return []
  const warnings: Warning[] = []
  // Silence gives no measurement.
  if (sound.balance === 'silent') warnings.push({ code: 'sound_silent' })
  if (sound.balance === 'one-sided') warnings.push({ code: 'sound_one_sided' })
  if (sound.balance === 'cancelling') warnings.push({ code: 'sound_cancels' })
  if (loudness === null) return warnings
  if (loudness.integrated < QUIET)
    warnings.push({ code: 'film_quiet', about: loudness.integrated.toFixed(0) })
  if (loudness.truePeak > CLIPPED) warnings.push({ code: 'sound_clipped' })
  return warnings
}

const seconds = (time: number): string => String(Math.round(time))
