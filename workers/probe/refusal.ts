import type { ErrorCode } from '../../media/errors.ts'
import type { ProbeJob } from '../../media/jobs/queues.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { SourceFacts } from './facts.ts'

/** More than what an organisation films. How long a spot is shows when it is decoded. */
const LONGEST_VIDEO = 12 * 3600
/** 4096 x 2304, and any shape with as many pixels. */
const MOST_PIXELS = 4096 * 2304
/** Frames of more than this on one side are refused by many decoders. */
const LONGEST_SIDE = 8192

/**
 * What a file of these facts is to become. A container of films that holds sound alone is a spot, unless somebody said
 * that it is a film, or people see it as one: then it is theirs to decide.
 */
export function kindOf({ picture, sound }: Streams, { kind, kindIsSet }: Sent): Sent['kind'] {
  return kind === 'video' && picture === null && sound !== null && kindIsSet !== true ? 'spot' : kind
}

type Streams = Pick<SourceFacts, 'picture' | 'sound'>
type Sent = Pick<ProbeJob, 'kindIsSet'> & { kind: Exclude<Kind, 'brochure'> }

/** Why a file of these facts cannot be made into a work of this kind, or null. */
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

/** Of a video; to be asked of a length that was measured, where there is one: containers tell all kinds of it. */
export function isTooLong({ duration }: Pick<SourceFacts, 'duration'>): boolean {
  return duration !== null && duration > LONGEST_VIDEO
}

/**
 * Whether a file ends long before it says: a copy that broke off. Seconds may lack for honest reasons (a last
 * subtitle, rounding), so one second and a twentieth of the length are let pass.
 * @param lastPacketEnd seconds from the start of the file, of the last packet that is really there
 */
export function isCutOff(duration: number, lastPacketEnd: number): boolean {
  return duration - lastPacketEnd > Math.max(1, duration / 20)
}
