import { join } from 'node:path'
import { type FfmpegOutput, runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { JobContext } from '../jobs/context.ts'
import { monoFilter, type SoundMix } from '../sound/mix.ts'
import { sampleRateFor } from './chunk-run.ts'
import { withHeardSound } from './heard-sound.ts'
import type { PlannedRung, VideoPlan } from './plan.ts'

/**
 * Seconds encoded beyond the part that is needed: the encoder looks ahead, and its last packets depend on where the
 * input ends.
 */
const BEYOND_SECONDS = 2

interface SoundRun {
  plan: Pick<VideoPlan, 'sound' | 'duration' | 'zero'>
  rungs: readonly PlannedRung[]
  source: string
  /** Seconds needed, or null for all. */
  until: number | null
  /** Also measure the loudness. */
  measure?: boolean
}

/** Name of a rung's whole sound among the staged files; rungs with identical sound share one. */
export const stagedSound = ({ audio }: Pick<PlannedRung, 'audio'>): string =>
  `sound-${audio.channels}-${audio.bitrate}.m4a`

/**
 * Encodes the sound of several rungs from one decode, into `scratch`. The encoder is deterministic, so a head encoded
 * alone has the same packets as the whole.
 * @returns paths by rung, and the log, with the loudness summary if it was requested
 */
export async function encodeSound(
  { plan, rungs, source, until, measure = false }: SoundRun,
  { scratch, signal, progress }: Pick<JobContext, 'scratch' | 'signal' | 'progress'>,
): Promise<{ paths: Map<string, string>; log: string }> {
  const paths = new Map(rungs.map((rung) => [rung.name, join(scratch, stagedSound(rung))]))
  const { sound } = plan
  if (sound === null) return { paths: new Map(), log: '' }
  const length = until === null ? plan.duration : until + BEYOND_SECONDS
  const distinct = rungs.filter(
    (rung, index) => rungs.findIndex((other) => stagedSound(other) === stagedSound(rung)) === index,
  )
  const outputs: FfmpegOutput[] = distinct.map((rung) => ({
    path: join(scratch, stagedSound(rung)),
    options: [
      ...['-map', `[a${rung.name}]`, '-c:a', 'aac', '-b:a', String(rung.audio.bitrate)],
      ...['-ar', String(sampleRateFor(rung)), '-map_metadata', '-1', '-map_chapters', '-1'],
      ...(until === null ? [] : ['-t', String(length)]),
    ],
  }))
  if (measure) outputs.push({ path: '/dev/null', options: ['-map', '[measured]', '-f', 'null'] })

  const { log } = await withHeardSound(
    { plan, source, whole: until === null },
    { scratch, signal },
    ({ input, graph, signal: stop }) =>
      runFfmpeg({
        ...{ inputs: [input], outputs, signal: stop },
        filterGraph: soundGraph(graph, sound.mix.mono, distinct, measure),
        onProgress: (time) => progress(time / length),
      }),
  )
  return { paths, log }
}

/** What is heard, as each rung has it. */
function soundGraph(
  heard: string,
  mono: SoundMix['mono'],
  rungs: readonly PlannedRung[],
  measure: boolean,
): string {
  const branches = [...rungs.map(({ name }) => `[h${name}]`), ...(measure ? ['[m]'] : [])]
  return [
    `${heard},asplit=${branches.length}${branches.join('')}`,
    ...rungs.map(
      ({ name, audio }) => `[h${name}]${audio.channels === 1 ? monoFilter(mono) : 'anull'}[a${name}]`,
    ),
    ...(measure ? ['[m]ebur128=peak=true:framelog=verbose[measured]'] : []),
  ].join(';')
}
