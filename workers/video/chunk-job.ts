import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'
import type { EncodeJobs, Run } from '../../media/jobs/queues.ts'
import { publishedKey, rungInit, rungSegment, stagedKey } from '../../media/layout.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Needs } from '../jobs/handler.ts'
import { chunkRun } from './chunk-run.ts'
import { chunkPart, soundPart } from './cost.ts'
import { afterLowChunk } from './follow-up.ts'
import type { Chunk } from './grid.ts'
import { codecsOf, withNominalBitrate } from './init-segment.ts'
import type { MadeChunk } from './made.ts'
import { type PlannedRung, rungsOf } from './plan.ts'
import { type Planned, plannedOf } from './planned.ts'
import { segmentDurations } from './playlists.ts'
import { encodeSound, stagedSound } from './sound.ts'
import { localSource } from './source.ts'

/** Encodes one chunk in all rungs of a group, stores its segments and requests an update of the playlists. */
export async function chunkJob(
  { ledger, jobs }: Needs,
  data: EncodeJobs['chunk'],
  context: JobContext,
): Promise<void> {
  const planned = await plannedOf(ledger, data)
  const chunk = planned?.plan.chunks[data.group][data.index]
  if (planned === null || chunk === undefined) return
  const part = chunkPart(data.group, data.index)
  if (!(await ledger.has(data, part))) {
    const rungs = rungsOf(planned.plan, data.group)
    const source = await localSource(data, planned, context)
    const hasWholeSound = await ledger.has(data, soundPart(data.group))
    const sound = await soundFor(data, planned, chunk, rungs, source, hasWholeSound, context)
    await encode(planned, chunk, rungs, source, sound, context)
    await ledger.enter(data, part, await storeSegments(data, chunk, rungs, context))
  }
  const run: Run = { workId: data.workId, version: data.version, attempt: data.attempt }
  await jobs.publish(run)
  if (data.group === 'low') {
    await afterLowChunk(jobs, run, planned.plan, await ledger.madeParts(data), data.index)
  }
}

/** The whole sound if it is ready; otherwise the head of it, which only the first chunk needs. */
async function soundFor(
  ref: Run,
  { plan }: Planned,
  chunk: Chunk,
  rungs: PlannedRung[],
  source: string,
  whole: boolean,
  context: JobContext,
): Promise<ReadonlyMap<string, string>> {
  if (plan.sound === null) return new Map()
  if (!whole) {
    const head = { plan, rungs, source, until: chunk.end }
    return (await encodeSound(head, { ...context, progress: () => {} })).paths
  }
  const paths = new Map<string, string>()
  for (const rung of rungs) {
    const key = stagedKey(ref, stagedSound(rung))
    paths.set(rung.name, await context.store.localCopy(key, context.scratch))
  }
  return paths
}

async function encode(
  { plan }: Planned,
  chunk: Chunk,
  rungs: PlannedRung[],
  source: string,
  sound: ReadonlyMap<string, string>,
  { scratch, signal, progress }: JobContext,
): Promise<void> {
  for (const { name } of rungs) await mkdir(join(scratch, name))
  const folder = (rung: PlannedRung): string => join(scratch, rung.name)
  const length = (chunk.end ?? plan.duration) - chunk.start
  await runFfmpeg({
    ...chunkRun(plan, rungs, chunk, { source, sound, folder }),
    signal,
    // A chunk that needs more than five minutes per second of film is hung, even if it still writes.
    maxSeconds: 600 + 300 * length,
    // Measured from its first frame; segments are on a timeline of their own.
    onProgress: (time) => progress(time / length),
  })
}

/** Stores the output of the run, initialization segment first, and describes it. */
async function storeSegments(
  ref: Run,
  chunk: Chunk,
  rungs: PlannedRung[],
  { store, scratch }: JobContext,
): Promise<MadeChunk> {
  const made: MadeChunk = { rungs: {} }
  for (const rung of rungs) {
    const folder = join(scratch, rung.name)
    const durations = segmentDurations(await readFile(join(folder, 'chunk.m3u8'), 'utf8'))
    if (durations.length !== chunk.segments.length) {
      const detail = `chunk ${chunk.index}: ${durations.length} segments of ${rung.name}, not ${chunk.segments.length}`
      throw new ChaskiError('damaged_file', { detail })
    }
    const init = withNominalBitrate(await readFile(join(folder, 'init.mp4')), rung.audio.bitrate)
    await writeFile(join(folder, 'init.mp4'), init)
    await store.putFile(publishedKey(ref, rungInit(rung.name)), join(folder, 'init.mp4'))

    const segments = []
    for (const [index, duration] of durations.entries()) {
      const name = rungSegment(rung.name, chunk.firstSegment + index)
      const path = join(folder, basename(name))
      segments.push({ duration, bytes: (await stat(path)).size })
      await store.putFile(publishedKey(ref, name), path)
    }
    made.rungs[rung.name] = { codecs: codecsOf(init), segments }
  }
  return made
}
