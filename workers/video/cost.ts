import type { Effort, RungGroup } from '../../media/ladder.ts'
import { type ExtraName, groupsOf, type PlannedRung, rungsOf, type VideoPlan } from './plan.ts'

/**
 * Relative cost of the parts of a work, for its progress: seconds of CPU per million encoded pixels, measured on film
 * and on the bench's source with the settings of real chunks. Only proportions matter.
 */
const ENCODE: Readonly<Record<Effort, number>> = {
  quick: 0.0085,
  plain: 0.0075,
  balanced: 0.016,
  fine: 0.026,
  finest: 0.08,
}
/** The same per million pixels of the source, which is decoded and scaled to all rungs of a group. */
const DECODE = 0.004
/** Seconds of CPU per second of sound. */
const SOUND = 0.02

/** Cost by part, keyed by the name of its ledger entry. */
export function costs(plan: VideoPlan): Map<string, number> {
  const { duration, chunks, sound } = plan
  const parts = new Map<string, number>()
  for (const group of groupsOf(plan)) {
    const rungs = rungsOf(plan, group)
    const perSecond = chunkCost(plan, rungs)
    if (sound !== null) parts.set(soundPart(group), SOUND * rungs.length * duration)
    chunks[group].forEach((chunk) => {
      const end = chunk.end ?? duration
      parts.set(chunkPart(group, chunk.index), perSecond * Math.max(0.1, end - chunk.start))
    })
  }
  for (const extra of plan.extras) parts.set(extraPart(extra), 0.01 * duration + 0.3)
  return parts
}

function chunkCost({ picture, rungs: all }: VideoPlan, rungs: readonly PlannedRung[]): number {
  const rate = Math.max(...all.map(({ frameRate }) => frameRate))
  const encoding = rungs.map(
    ({ width, height, frameRate, effort }) => (ENCODE[effort] * width * height * frameRate) / 1e6,
  )
  return encoding.reduce(
    (sum, cost) => sum + cost,
    (DECODE * picture.coded.width * picture.coded.height * rate) / 1e6,
  )
}

/** Names shared by ledger entries and jobs. */
export const chunkPart = (group: RungGroup, index: number): string => `chunk-${group}-${index}`
export const soundPart = (group: RungGroup): string => `sound-${group}`
export const extraPart = (extra: ExtraName): string => `extra-${extra}`
