import { join } from 'node:path'
import { type FfmpegOutput, runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { JobContext } from '../jobs/context.ts'
import { sampleRateFor } from './chunk-run.ts'
import type { PlannedRung, VideoPlan } from './plan.ts'
import { sourceClock } from './source.ts'

/** Seconds encoded past the part that is needed: the encoder looks ahead, and its last packets know of the end. */
const BEYOND_SECONDS = 2

interface SoundRun {
  plan: Pick<VideoPlan, 'sound' | 'duration' | 'zero'>
  rungs: readonly PlannedRung[]
  source: string
  /** Seconds that are needed, or null for all. */
  until: number | null
  /** Also measure it. */
  measure?: boolean
}

/** The name of a rung's whole sound among the staged files; rungs that sound the same share one. */
export const stagedSound = ({ audio }: Pick<PlannedRung, 'audio'>): string =>
  `sound-${audio.channels}-${audio.bitrate}.m4a`

/**
 * Encodes the sound of some rungs from one decode, into `scratch`. The encoder is deterministic, so a head made alone
 * has the packets of the whole.
 * @returns paths by rung, and the log with the summary of the loudness if it was asked for
 */
export async function encodeSound(
  { plan, rungs, source, until, measure = false }: SoundRun,
  { scratch, signal, progress }: Pick<JobContext, 'scratch' | 'signal' | 'progress'>,
): Promise<{ paths: Map<string, string>; log: string }> {
  const paths = new Map(rungs.map((rung) => [rung.name, join(scratch, stagedSound(rung))]))
  if (plan.sound === null) return { paths: new Map(), log: '' }
  const length = until === null ? plan.duration : until + BEYOND_SECONDS
  const distinct = rungs.filter(
    (rung, index) => rungs.findIndex((other) => stagedSound(other) === stagedSound(rung)) === index,
  )
  const outputs: FfmpegOutput[] = distinct.map((rung) => ({
    path: join(scratch, stagedSound(rung)),
    options: [
      ...['-map', `[a${rung.name}]`, '-c:a', 'aac', '-b:a', String(rung.audio.bitrate)],
      ...['-ac', String(rung.audio.channels), '-ar', String(sampleRateFor(rung))],
      ...['-map_metadata', '-1', '-map_chapters', '-1'],
      ...(until === null ? [] : ['-t', String(length)]),
    ],
  }))
  if (measure) outputs.push({ path: '/dev/null', options: ['-map', '[measured]', '-f', 'null'] })

  const { log } = await runFfmpeg({
    inputs: [{ path: source, options: sourceClock(plan) }],
    outputs,
    filterGraph: soundGraph(plan.sound.stream, distinct, measure),
    signal,
    onProgress: (time) => progress(time / length),
  })
  return { paths, log }
}

/** Silence where the sound begins late or has holes, so that it starts at zero and stays in step. */
function soundGraph(stream: number, rungs: readonly PlannedRung[], measure: boolean): string {
  const pads = rungs.map(({ name }) => `[a${name}]`)
  const branches = measure ? [...pads, '[m]'] : pads
  const split = `[0:${stream}]aresample=async=1:first_pts=0,asplit=${branches.length}${branches.join('')}`
  return measure ? `${split};[m]ebur128=peak=true:framelog=verbose[measured]` : split
}
