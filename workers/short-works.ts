import type { ProbeJob } from '../media/jobs/queues.ts'
import { originalKey } from '../media/layout.ts'
import type { Warning } from '../media/schemas/warning.ts'
import { makeBrochure } from './brochure/make-brochure.ts'
import type { JobContext } from './jobs/context.ts'
import type { Needs } from './jobs/handler.ts'
import { makeSpot } from './spot/make-spot.ts'

const MAKERS = { spot: makeSpot, brochure: makeBrochure } as const

/** Processes a work that needs only a single job, and reports the outcome. */
export async function shortWorkJob(
  { ledger, jobs }: Needs,
  kind: keyof typeof MAKERS,
  { workId, version, tags, kind: sentAs }: ProbeJob,
  context: JobContext,
): Promise<void> {
  const ref = { workId, version }
  const path = await context.store.localCopy(originalKey(ref), context.scratch)
  const made = await MAKERS[kind]({ ref, path, tags }, context)
  const turned: Warning[] = kind === 'spot' && sentAs === 'video' ? [{ code: 'no_picture' }] : []
  const published = { ...made, warnings: [...turned, ...(made.warnings ?? [])] }
  await jobs.report({ type: 'published', ...ref, published }, await ledger.nextOutcome(ref))
  await ledger.enter(ref, kind, true)
  await ledger.retire(ref)
}
