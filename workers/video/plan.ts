import { ladderFor, RUNG_GROUPS, type RungGroup, type RungPlan } from '../../media/ladder.ts'
import type { PictureFacts, SoundFacts, SourceFacts } from '../probe/facts.ts'
import { perSecond, type Rate } from '../probe/frame-rate.ts'
import { type Chunk, chunksOf, withoutOpening } from './grid.ts'

/** A rung with what only the encoder needs. */
export interface PlannedRung extends RungPlan {
  /** It shows every n-th frame of the common rate. */
  divisor: number
}

/** Everything decided about a video before the first frame is encoded. Plain data, stored in Redis. */
export interface VideoPlan {
  duration: number
  /** The source timestamp, in seconds, that counts as the start. */
  zero: number
  picture: PictureFacts
  /** Seconds for which the last picture is held because the audio is longer; otherwise 0. */
  hold: number
  /** The common frame rate; the rate of each rung is a fraction of it. */
  rate: Rate
  sound: Pick<SoundFacts, 'stream' | 'codec' | 'mix'> | null
  /** Highest first. */
  rungs: PlannedRung[]
  /** For each group, the chunks of the whole work. */
  chunks: Record<RungGroup, Chunk[]>
  extras: ExtraName[]
}

/** What is made in addition to the stream. */
export const EXTRAS = ['poster', 'pictures', 'storyboard', 'sound', 'downloads', 'captions'] as const
export type ExtraName = (typeof EXTRAS)[number]

/** Containers that can be seeked without reading everything before, and whose timestamps can be trusted. */
const SEEKABLE = new Set(['mov', 'matroska'])

/** Whether a source can be cut directly; otherwise it is rewritten first. */
export function canBeSought({ format, duration }: Pick<SourceFacts, 'format' | 'duration'>): boolean {
  // A file without a duration (a browser recording) has no index either.
  return duration !== null && format.split(',').some((name) => SEEKABLE.has(name))
}

/** @throws RangeError without video or duration; the probe refuses such files */
export function planVideo(facts: SourceFacts): VideoPlan {
  const { picture, sound, duration } = facts
  if (picture === null || duration === null) throw new RangeError('a video has a picture and a duration')
  const { rate } = picture
  const frameRate = perSecond(rate)
  const rungs = ladderFor({ width: picture.width, height: picture.height, frameRate })
    .map((rung) => ({ ...rung, divisor: Math.max(1, Math.round(frameRate / rung.frameRate)) }))
    .reverse()
  const slowest = Math.max(...rungs.map(({ divisor }) => divisor))
  const chunks = chunksOf(duration, slowest / frameRate)
  const high = rungsOf({ rungs }, 'high')

  return {
    duration,
    zero: facts.zero,
    picture,
    hold: holdOf(duration, picture.end ?? duration),
    rate,
    sound: sound === null ? null : { stream: sound.stream, codec: sound.codec, mix: sound.mix },
    rungs,
    chunks: { low: chunks, high: isLarge(high) ? withoutOpening(chunks) : chunks },
    extras: EXTRAS.filter((extra) => {
      if (extra === 'sound') return sound !== null
      return extra !== 'captions' || facts.subtitles.length > 0
    }),
  }
}

/** From this size on, two chunks in parallel would take more memory than a work may. */
const LARGE_PIXELS = 1_500_000

/** Whether a chunk of these rungs is too large to run beside another. */
export function isLarge(rungs: readonly Pick<RungPlan, 'width' | 'height'>[]): boolean {
  return rungs.some(({ width, height }) => width * height >= LARGE_PIXELS)
}

/** Not worth it for a moment: players show the last frame until the audio ends. */
function holdOf(duration: number, pictureEnd: number): number {
  const longer = duration - pictureEnd
  return longer > 0.25 ? longer : 0
}

export function rungsOf({ rungs }: Pick<VideoPlan, 'rungs'>, group: RungGroup): PlannedRung[] {
  return rungs.filter((rung) => rung.group === group)
}

/** The rung groups of this work, low first. */
export function groupsOf(plan: Pick<VideoPlan, 'rungs'>): RungGroup[] {
  return RUNG_GROUPS.filter((group) => rungsOf(plan, group).length > 0)
}

/** How many segments each rung has. */
export function segmentCount({ chunks }: Pick<VideoPlan, 'chunks'>): number {
  return chunks.low.reduce((sum, { segments }) => sum + segments.length, 0)
}
