import type { RungGroup } from '../../media/ladder.ts'
import { chunkPriority, type Run } from '../../media/queues.ts'
import type { Jobs } from '../jobs.ts'
import { chunkPart, extraPart, soundPart } from './cost.ts'
import { type ExtraName, groupsOf, type VideoPlan } from './plan.ts'

/**
 * Which jobs follow from which. Each step only adds jobs with fixed names, so it may be done again after a crash.
 *
 *     plan ─┬─▶ chunk low 0 (makes the head of its sound itself)
 *           ├─▶ sound low ──▶ chunks low …, extra sound
 *           ├─▶ sound high ─▶ chunks high …
 *           └─▶ extras pictures, captions
 *     low rungs whole ──▶ extras downloads, storyboard
 */
export async function afterPlan(jobs: Jobs, run: Run, plan: VideoPlan, made: Made): Promise<void> {
  const add = adder(jobs, run, plan, made)
  if (canStartBeforeSound(plan)) await add.chunk('low', 0)
  for (const group of groupsOf(plan)) {
    if (plan.sound === null || made.has(soundPart(group))) await add.chunks(group)
    else await add.sound(group)
  }
  await add.extras(['pictures', 'captions'])
  if (made.has(soundPart('low'))) await add.extras(['sound'])
}

export async function afterSound(
  jobs: Jobs,
  run: Run,
  plan: VideoPlan,
  made: Made,
  group: RungGroup,
): Promise<void> {
  const add = adder(jobs, run, plan, made)
  await add.chunks(group)
  if (group === 'low') await add.extras(['sound'])
}

export async function afterLowRungs(jobs: Jobs, run: Run, plan: VideoPlan, made: Made): Promise<void> {
  await adder(jobs, run, plan, made).extras(['downloads', 'storyboard'])
}

/** The first picture of a long film must not wait for the whole of its sound. A work of one chunk has nothing to gain. */
export function canStartBeforeSound({ chunks, sound }: Pick<VideoPlan, 'chunks' | 'sound'>): boolean {
  return sound !== null && chunks.length > 1
}

/** Names of the parts that are in the ledger. They are not asked for again: a made part only asks to be published. */
type Made = Pick<ReadonlySet<string>, 'has'>

function adder(jobs: Jobs, { workId, version, attempt }: Run, plan: VideoPlan, made: Made) {
  const run: Run = { workId, version, attempt }
  const chunk = async (group: RungGroup, index: number): Promise<void> => {
    const part = chunkPart(group, index)
    if (!made.has(part))
      await jobs.encode('chunk', part, { ...run, group, index }, chunkPriority(group, index))
  }
  return {
    chunk,
    async chunks(group: RungGroup): Promise<void> {
      for (const { index } of plan.chunks) await chunk(group, index)
    },
    async sound(group: RungGroup): Promise<void> {
      await jobs.encode('audio', soundPart(group), { ...run, group }, chunkPriority(group, 0))
    },
    async extras(extras: readonly ExtraName[]): Promise<void> {
      for (const extra of extras.filter((name) => plan.extras.includes(name) && !made.has(extraPart(name)))) {
        // After the low rungs of this work; the poster candidates early, because people look at them first.
        const priority = chunkPriority('low', extra === 'pictures' ? 1 : plan.chunks.length)
        await jobs.encode('extra', extraPart(extra), { ...run, extra }, priority)
      }
    },
  }
}
