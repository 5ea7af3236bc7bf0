import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'
import type { EncodeJobs } from '../../media/jobs/queues.ts'
import { originalKey, stagedKey } from '../../media/layout.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { probeFile } from '../ffmpeg/ffprobe.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Needs } from '../jobs/handler.ts'
import { withMeasuredEnds } from '../probe/ends.ts'
import { type SourceFacts, sourceFacts } from '../probe/facts.ts'
import { heardFacts } from '../probe/listen.ts'
import { lengthRefusal, refusalOf } from '../probe/refusal.ts'
import { isOfTheFile } from '../processes/failure.ts'
import { inOneClip } from './one-clip.ts'
import { planVideo } from './plan.ts'
import { ALL_DECODED, type Rewriting, rewriteRun, rewritingOf, rewrittenFacts } from './rewrite.ts'
import { REMUXED } from './source.ts'
import { startVideo } from './start.ts'

/**
 * Rewrites a source that has no index, jumping timestamps or a false length (browser recordings, transport streams,
 * AVI) into a seekable one. The plan is made from the result, which has a length.
 */
export async function remuxJob(
  { ledger, jobs }: Needs,
  data: EncodeJobs['remux'],
  context: JobContext,
): Promise<void> {
  const { workId, version, attempt, tags } = data
  const { store, scratch, signal } = context
  const upload = await store.localCopy(originalKey(data), scratch)
  const told = await probeFile(upload, { signal })
  const source = await inOneClip(upload, told, context)
  const before = await heardFacts(
    source,
    source === upload ? told : await probeFile(source, { signal }),
    tags.language,
    signal,
  )
  const target = join(scratch, REMUXED)
  const facts = await rewritten(source, target, before, signal)
  const { size: bytes } = await stat(upload)
  const wrongLength = lengthRefusal(facts, bytes)
  if (wrongLength !== null)
    throw new ChaskiError(wrongLength, { detail: `${facts.duration} s of ${bytes} bytes` })
  await store.putFile(stagedKey(data, REMUXED), target)
  const plan = planVideo(facts)
  await startVideo({ ledger, jobs }, { workId, version, attempt }, { facts, plan, source: 'remuxed', tags })
}

/** Decodes as little as possible; everything if a copy cannot be written or read back. */
async function rewritten(
  source: string,
  target: string,
  before: SourceFacts,
  signal: AbortSignal,
): Promise<SourceFacts> {
  const least = rewritingOf(before)
  try {
    return await rewriteAs(least, source, target, before, signal)
  } catch (error) {
    const isDecoded = least.picture === 'decoded' && least.sound === 'decoded'
    if (!isOfTheFile(error) || isDecoded) throw error
    return await rewriteAs(ALL_DECODED, source, target, before, signal)
  }
}

async function rewriteAs(
  rewriting: Rewriting,
  source: string,
  target: string,
  before: SourceFacts,
  signal: AbortSignal,
): Promise<SourceFacts> {
  await runFfmpeg({ ...rewriteRun(source, target, before, rewriting), signal })
  const after = rewrittenFacts(before, sourceFacts(await probeFile(target, { signal })), rewriting)
  const code = refusalOf(after, 'video')
  if (code !== null || after.duration === null) {
    throw new ChaskiError(code === 'too_many_pixels' ? code : 'damaged_file', { detail: 'after remuxing' })
  }
  return await withMeasuredEnds(target, after, signal)
}
