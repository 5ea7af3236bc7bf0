import { join } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'
import type { EncodeJobs } from '../../media/jobs/queues.ts'
import { originalKey, stagedKey } from '../../media/layout.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { probeFile } from '../ffmpeg/ffprobe.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Needs } from '../jobs/handler.ts'
import { sourceFacts } from '../probe/facts.ts'
import { refusalOf } from '../probe/refusal.ts'
import { withMeasuredEnds } from '../probe/tail.ts'
import { planVideo } from './plan.ts'
import { REMUXED } from './source.ts'
import { startVideo } from './start.ts'

/**
 * Rewrites a source without an index, or with times that jump (recordings of a browser, transport streams, AVI), into
 * one that can be sought in; nothing is encoded. The plan is made from the result, which has a length.
 */
export async function remuxJob(
  { ledger, jobs }: Needs,
  data: EncodeJobs['remux'],
  context: JobContext,
): Promise<void> {
  const { workId, version, attempt, tags } = data
  const { store, scratch, signal } = context
  const target = join(scratch, REMUXED)
  await runFfmpeg({
    inputs: [
      {
        path: await store.localCopy(originalKey(data), scratch),
        // Times that are missing are made up from the frame rate, jumps are closed.
        options: ['-fflags', '+genpts+discardcorrupt'],
      },
    ],
    outputs: [
      {
        path: target,
        options: [
          ...['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy', '-avoid_negative_ts', 'make_zero'],
          ...['-max_interleave_delta', '0', '-f', 'matroska'],
        ],
      },
    ],
    signal,
  })
  const told = sourceFacts(await probeFile(target, { signal }))
  const code = refusalOf(told, 'video')
  if (code !== null || told.duration === null) {
    throw new ChaskiError(code ?? 'damaged_file', { detail: `after remuxing: ${told.format}` })
  }
  const facts = await withMeasuredEnds(target, told, signal)
  await store.putFile(stagedKey(data, REMUXED), target)
  const plan = planVideo(facts, 'seek')
  await startVideo({ ledger, jobs }, { workId, version, attempt }, { facts, plan, source: 'remuxed', tags })
}
