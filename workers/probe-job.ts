import { stat } from 'node:fs/promises'
import { ChaskiError } from '../media/errors.ts'
import { PRIORITY, type ProbeJob, type Run } from '../media/jobs/queues.ts'
import { originalKey } from '../media/layout.ts'
import { probeFile } from './ffmpeg/ffprobe.ts'
import type { JobContext } from './jobs/context.ts'
import type { Needs } from './jobs/handler.ts'
import { isTrue, withMeasuredEnds } from './probe/ends.ts'
import { sourceFacts } from './probe/facts.ts'
import { heardFacts } from './probe/listen.ts'
import { kindOf, lengthRefusal, refusalOf } from './probe/refusal.ts'
import { outlookOf } from './progress/share.ts'
import { soundOf } from './spot/sound/behind-garbage.ts'
import { canBeSought, planVideo } from './video/plan.ts'
import { plannedOf } from './video/planned.ts'
import { startVideo } from './video/start.ts'

/** Inspects an upload and either refuses it or starts its processing. */
export async function probeJob({ ledger, jobs }: Needs, job: ProbeJob, context: JobContext): Promise<void> {
  const { workId, version, attempt, kind } = job
  const run: Run = { workId, version, attempt }
  await jobs.report({ type: 'started', workId, version }, attempt)
  const known = await plannedOf(ledger, run)
  if (known !== null) {
    // A retry continues where the last attempt stopped.
    await startVideo({ ledger, jobs }, run, known)
    return
  }

  const path = await originalOf(job, context)
  if (kind === 'brochure') {
    await ledger.setOutlook(run, outlookOf({ brochure: 1 }))
    await jobs.encode('brochure', 'brochure', job, PRIORITY.short)
    return
  }
  const { signal } = context
  const readable = kind === 'spot' ? await soundOf(path, context.scratch) : path
  const probed = await probeFile(readable, { signal })
  const told = sourceFacts(probed)
  const becomes = kindOf(told, { ...job, kind })
  const code = refusalOf(told, becomes)
  if (code !== null) throw new ChaskiError(code, { detail: told.format })
  if (becomes !== kind) {
    await jobs.report({ type: 'recognised', workId, version, kind: becomes }, attempt)
  }
  if (becomes === 'spot') {
    await ledger.setOutlook(run, outlookOf({ spot: 1 }))
    await jobs.encode('spot', 'spot', job, PRIORITY.short)
    return
  }

  const { tags } = job
  const facts = canBeSought(told)
    ? await withMeasuredEnds(path, await heardFacts(path, probed, tags.language, signal), signal)
    : null
  if (facts === null || !isTrue(facts.told, facts.duration)) {
    await ledger.setOutlook(run, outlookOf({ remux: 1 }))
    await jobs.encode('remux', 'remux', { ...run, tags }, PRIORITY.lowRungs)
    return
  }
  const { size: bytes } = await stat(path)
  const wrongLength = lengthRefusal(facts, bytes)
  if (wrongLength !== null)
    throw new ChaskiError(wrongLength, { detail: `${facts.duration} s of ${bytes} bytes` })
  await startVideo({ ledger, jobs }, run, { facts, plan: planVideo(facts), source: 'original', tags })
}

async function originalOf(job: ProbeJob, { store, scratch }: JobContext): Promise<string> {
  const key = originalKey(job)
  const stored = await store.stat(key)
  if (stored === null) throw new ChaskiError('store_unreachable', { detail: `nothing at ${key}` })
  if (stored.bytes === 0) throw new ChaskiError('empty_file')
  return store.localCopy(key, scratch)
}
