import { ChaskiError } from '../media/errors.ts'
import { PRIORITY, type ProbeJob, type Run } from '../media/jobs/queues.ts'
import { originalKey } from '../media/layout.ts'
import { probeFile } from './ffmpeg/ffprobe.ts'
import type { JobContext } from './jobs/context.ts'
import type { Needs } from './jobs/handler.ts'
import { sourceFacts } from './probe/facts.ts'
import { refusalOf } from './probe/refusal.ts'
import { withMeasuredEnds } from './probe/tail.ts'
import { outlookOf } from './progress/share.ts'
import { planVideo, sourceTreatment } from './video/plan.ts'
import { plannedOf } from './video/planned.ts'
import { startVideo } from './video/start.ts'

/** Looks at an upload, refuses it or sets its making in motion. */
export async function probeJob({ ledger, jobs }: Needs, job: ProbeJob, context: JobContext): Promise<void> {
  const { workId, version, attempt, kind } = job
  const run: Run = { workId, version, attempt }
  await jobs.report({ type: 'started', workId, version }, attempt)
  const known = await plannedOf(ledger, run)
  if (known !== null) {
    // A retry goes on where the last attempt stopped.
    await startVideo({ ledger, jobs }, run, known)
    return
  }

  const path = await originalOf(job, context)
  if (kind === 'brochure') {
    await ledger.setOutlook(run, outlookOf({ brochure: 1 }))
    await jobs.encode('brochure', 'brochure', job, PRIORITY.short)
    return
  }
  const told = sourceFacts(await probeFile(path, { signal: context.signal }))
  const code = refusalOf(told, kind)
  if (code !== null) throw new ChaskiError(code, { detail: told.format })
  if (kind === 'spot') {
    await ledger.setOutlook(run, outlookOf({ spot: 1 }))
    await jobs.encode('spot', 'spot', job, PRIORITY.short)
    return
  }

  const facts = await withMeasuredEnds(path, told, context.signal)
  const treatment = sourceTreatment(facts)
  if (treatment === 'remux') {
    await ledger.setOutlook(run, outlookOf({ remux: 1 }))
    await jobs.encode('remux', 'remux', { ...run, tags: job.tags }, PRIORITY.lowRungs)
    return
  }
  const planned = { facts, plan: planVideo(facts, treatment), source: 'original' as const, tags: job.tags }
  await startVideo({ ledger, jobs }, run, planned)
}

async function originalOf(job: ProbeJob, { store, scratch }: JobContext): Promise<string> {
  const key = originalKey(job)
  const stored = await store.stat(key)
  if (stored === null) throw new ChaskiError('store_unreachable', { detail: `nothing at ${key}` })
  if (stored.bytes === 0) throw new ChaskiError('empty_file')
  return store.localCopy(key, scratch)
}
