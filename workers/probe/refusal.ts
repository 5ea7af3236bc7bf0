import type { ErrorCode } from '../../media/errors.ts'
import type { ProbeJob } from '../../media/jobs/queues.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { SourceFacts } from './facts.ts'

/** Longer than anything an organisation films. The length of a spot is checked when it is decoded. */
const LONGEST_VIDEO = 12 * 3600
/** 4096 x 2304, in any shape with as many pixels. */
const MOST_PIXELS = 4096 * 2304
/** Many decoders refuse frames with a longer side. */
const LONGEST_SIDE = 8192

/**
 * What a file with these facts becomes. A film container with only sound is a spot, unless somebody said that it is a
 * film or the public already sees it as one; then people decide.
 */
export function kindOf({ picture, sound }: Streams, { kind, kindIsSet }: Sent): Sent['kind'] {
  return kind === 'video' && picture === null && sound !== null && kindIsSet !== true ? 'spot' : kind
}

type Streams = Pick<SourceFacts, 'picture' | 'sound'>
type Sent = Pick<ProbeJob, 'kindIsSet'> & { kind: Exclude<Kind, 'brochure'> }

/** Why a file with these facts cannot become a work of this kind, or null. */
export function refusalOf(facts: SourceFacts, kind: Exclude<Kind, 'brochure'>): ErrorCode | null {
  const { picture, sound } = facts
  if (facts.isProtected) return 'protected_file'
  if (picture === null && sound === null) return 'unknown_type'
  if (kind === 'spot' && sound === null) return 'no_sound'
  if (kind === 'video' && picture === null) return 'no_picture'
  if (kind === 'video' && picture !== null) {
    if (picture.coded.width * picture.coded.height > MOST_PIXELS) return 'too_many_pixels'
    if (Math.max(picture.width, picture.height) > LONGEST_SIDE) return 'too_many_pixels'
  }
  return null
}

/** For a video. Pass the measured length if there is one: containers state all sorts of lengths. */
export function isTooLong({ duration }: Pick<SourceFacts, 'duration'>): boolean {
  return duration !== null && duration > LONGEST_VIDEO
}

/** Less than any codec needs for sound, or for a picture that stands still, with what the container adds. */
const FEWEST_BYTES_A_SECOND = 25

/**
 * Why a film of this length is not made, or null. It costs by the second and not by the byte: timestamps that lie far
 * apart would make hours of work of a few kilobytes.
 * @param bytes of the upload
 */
export function lengthRefusal(facts: Pick<SourceFacts, 'duration'>, bytes: number): ErrorCode | null {
  if (isTooLong(facts)) return 'too_long'
  return (facts.duration ?? 0) * FEWEST_BYTES_A_SECOND > bytes ? 'damaged_file' : null
}

/**
 * Whether a file ends long before it claims: a truncated copy. A few seconds may be missing for honest reasons (a last
 * subtitle, rounding), so one second plus a twentieth of the length is tolerated.
 * @param lastPacketEnd end of the last packet that is really there, in seconds from the start of the file
 */
export function isCutOff(duration: number, lastPacketEnd: number): boolean {
  return duration - lastPacketEnd > Math.max(1, duration / 20)
}
