import { basename } from 'node:path'
import type { EncodeJobs } from '../../media/jobs/queues.ts'
import { stagedKey } from '../../media/layout.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Needs } from '../jobs/handler.ts'
import { soundPart } from './cost.ts'
import { afterSound } from './follow-up.ts'
import { loudnessOf } from './loudness.ts'
import { rungsOf } from './plan.ts'
import { plannedOf } from './planned.ts'
import { encodeSound } from './sound.ts'
import { localSource } from './source.ts'

/** Encodes the whole sound for a rung group once, at each rung's bit rate; chunks copy their part of it. */
export async function soundJob(
  { ledger, jobs }: Needs,
  data: EncodeJobs['audio'],
  context: JobContext,
): Promise<void> {
  const { group } = data
  const planned = await plannedOf(ledger, data)
  if (planned === null) return
  const { plan } = planned
  if (!(await ledger.has(data, soundPart(group)))) {
    const source = await localSource(data, planned, context)
    const rungs = rungsOf(plan, group)
    const run = { plan, rungs, source, until: null, measure: group === 'low' }
    const { paths, log } = await encodeSound(run, context)
    for (const path of new Set(paths.values())) {
      await context.store.putFile(stagedKey(data, basename(path)), path)
    }
    await ledger.enter(data, soundPart(group), { loudness: group === 'low' ? loudnessOf(log) : null })
  }
  await afterSound(jobs, data, plan, await ledger.madeParts(data), group)
}
