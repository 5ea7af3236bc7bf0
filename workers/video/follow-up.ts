import { type ChunkQueue, chunkPriority, type Run } from '../../media/jobs/queues.ts'
import type { RungGroup } from '../../media/ladder.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { chunkPart, extraPart, soundPart } from './cost.ts'
import { type ExtraName, isLarge, rungsOf, type VideoPlan } from './plan.ts'

/** The part that makes a work playable. */
export const OPENING = chunkPart('low', 0)

/**
 * Which jobs follow from which. Each step only adds jobs with fixed names, so it may be done again after a crash.
 *
 *     plan ─┬─▶ opening: chunk low 0 (makes the head of its sound itself) ─▶ extras poster, pictures, captions; sound high
 *           ├─▶ sound low ──▶ chunks low …, extra sound
 *     sound high ─▶ chunks high …
 *     low rungs whole ──▶ extras downloads, storyboard; chunks high … where they are large
 *
 * Until the opening is there, a second core has the low sound and nothing else: it comes first in everything.
 */
export async function afterPlan(jobs: Jobs, run: Run, plan: VideoPlan, made: Made): Promise<void> {
  const add = adder(jobs, run, plan, made)
  if (startsBeforeSound(plan)) await add.opening()
  if (plan.sound !== null) await add.group('low')
  if (made.has(soundPart('low'))) await add.extras(['sound'])
  if (made.has(OPENING)) await afterOpening(jobs, run, plan, made)
  if (isWhole(plan, 'low', made)) await afterLowRungs(jobs, run, plan, made)
}

/** Runs after each chunk of the low rungs; nothing follows those of the high rungs. */
export async function afterLowChunk(
  jobs: Jobs,
  run: Run,
  plan: VideoPlan,
  made: Made,
  index: number,
): Promise<void> {
  if (chunkPart('low', index) === OPENING) await afterOpening(jobs, run, plan, made)
  if (isWhole(plan, 'low', made)) await afterLowRungs(jobs, run, plan, made)
}

async function afterOpening(jobs: Jobs, run: Run, plan: VideoPlan, made: Made): Promise<void> {
  const add = adder(jobs, run, plan, made)
  if (plan.sound === null) await add.group('low')
  await add.extras(['poster', 'pictures', 'captions'])
  await add.group('high')
}

export async function afterSound(
  jobs: Jobs,
  run: Run,
  plan: VideoPlan,
  made: Made,
  group: RungGroup,
): Promise<void> {
  const add = adder(jobs, run, plan, made)
  await add.group(group)
  if (group === 'low') await add.extras(['sound'])
}

async function afterLowRungs(jobs: Jobs, run: Run, plan: VideoPlan, made: Made): Promise<void> {
  const add = adder(jobs, run, plan, made)
  await add.extras(['downloads', 'storyboard'])
  await add.group('high')
}

/** In a long film the first picture must not wait for all of the sound. A work of one chunk gains nothing from this. */
export function startsBeforeSound({ chunks, sound }: Pick<VideoPlan, 'chunks' | 'sound'>): boolean {
  return sound === null || chunks.low.length > 1
}

/** The chunk whose urgency they share. */
const EARLY: Partial<Record<ExtraName, number>> = { poster: 0, pictures: 1 }

function isWhole({ chunks }: VideoPlan, group: RungGroup, made: Made): boolean {
  return chunks[group].every(({ index }) => made.has(chunkPart(group, index)))
}

/**
 * Names of the parts in the ledger. They are not requested again: a job for a finished part would only request its
 * publication.
 */
type Made = Pick<ReadonlySet<string>, 'has'>

function adder(jobs: Jobs, { workId, version, attempt }: Run, plan: VideoPlan, made: Made) {
  const run: Run = { workId, version, attempt }
  const hasSound = (group: RungGroup): boolean => plan.sound === null || made.has(soundPart(group))
  /** Right after the low rungs of this work: a core would stand idle until the high rungs have their sound. */
  const soundPriority = (group: RungGroup): number =>
    chunkPriority('low', group === 'low' ? 0 : plan.chunks.low.length)
  const chunk = async (group: RungGroup, index: number, queue: ChunkQueue): Promise<void> => {
    const part = chunkPart(group, index)
    if (made.has(part)) return
    await jobs.chunk(queue, part, { ...run, group, index }, chunkPriority(group, index))
  }
  const chunks = async (group: RungGroup): Promise<void> => {
    const large = isLarge(rungsOf(plan, group))
    if (large && !isWhole(plan, 'low', made)) return
    for (const { index } of plan.chunks[group]) {
      if (chunkPart(group, index) === OPENING) await chunk(group, index, 'opening')
      else await chunk(group, index, large ? 'large' : 'encode')
    }
  }
  return {
    opening: (): Promise<void> => chunk('low', 0, 'opening'),
    /** All chunks of a group, or first its sound. */
    async group(group: RungGroup): Promise<void> {
      if (rungsOf(plan, group).length === 0) return
      if (hasSound(group)) await chunks(group)
      else await jobs.encode('audio', soundPart(group), { ...run, group }, soundPriority(group))
    },
    async extras(extras: readonly ExtraName[]): Promise<void> {
      for (const extra of extras.filter((name) => plan.extras.includes(name) && !made.has(extraPart(name)))) {
        // After the low rungs of this work, but the pictures early, because people look at them first.
        const priority = chunkPriority('low', EARLY[extra] ?? plan.chunks.low.length)
        await jobs.encode('extra', extraPart(extra), { ...run, extra }, priority)
      }
    },
  }
}
