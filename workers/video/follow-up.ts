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
export async function afterPlan(jobs: Jobs, run: Run, plan: VideoPlan): Promise<void> {
  if (canStartBeforeSound(plan)) await addChunk(jobs, run, 'low', 0)
  for (const group of groupsOf(plan)) {
    if (plan.sound === null) await addChunks(jobs, run, plan, group)
    else await jobs.encode('audio', soundPart(group), { ...only(run), group }, chunkPriority(group, 0))
  }
  await addExtras(jobs, run, plan, ['pictures', 'captions'])
}

export async function afterSound(jobs: Jobs, run: Run, plan: VideoPlan, group: RungGroup): Promise<void> {
  await addChunks(jobs, run, plan, group)
  if (group === 'low') await addExtras(jobs, run, plan, ['sound'])
}

export async function afterLowRungs(jobs: Jobs, run: Run, plan: VideoPlan): Promise<void> {
  await addExtras(jobs, run, plan, ['downloads', 'storyboard'])
}

/** The first picture of a long film must not wait for the whole of its sound. A work of one chunk has nothing to gain. */
export function canStartBeforeSound({ chunks, sound }: Pick<VideoPlan, 'chunks' | 'sound'>): boolean {
  return sound === null || chunks.length > 1
}

async function addChunks(jobs: Jobs, run: Run, { chunks }: VideoPlan, group: RungGroup): Promise<void> {
  for (const { index } of chunks) await addChunk(jobs, run, group, index)
}

async function addChunk(jobs: Jobs, run: Run, group: RungGroup, index: number): Promise<void> {
  const priority = chunkPriority(group, index)
  await jobs.encode('chunk', chunkPart(group, index), { ...only(run), group, index }, priority)
}

async function addExtras(jobs: Jobs, run: Run, plan: VideoPlan, extras: readonly ExtraName[]): Promise<void> {
  for (const extra of extras.filter((name) => plan.extras.includes(name))) {
    // After the low rungs of this work; the poster candidates early, because people look at them first.
    const priority = chunkPriority('low', extra === 'pictures' ? 1 : plan.chunks.length)
    await jobs.encode('extra', extraPart(extra), { ...only(run), extra }, priority)
  }
}

const only = ({ workId, version, attempt }: Run): Run => ({ workId, version, attempt })
