import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type FfmpegInput, runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { stereoFilter } from '../sound/mix.ts'
import type { VideoPlan } from './plan.ts'
import { sourceClock } from './source.ts'

/** The sound of a source as an ffmpeg input, with the filters that turn it into what viewers hear. */
export interface HeardSound {
  input: FfmpegInput
  /** Two channels from the beginning of the work to its end, with silence wherever the source has no sound. */
  graph: string
  /** Aborts whatever reads it. */
  signal: AbortSignal
}

interface Source {
  plan: Pick<VideoPlan, 'sound' | 'duration' | 'zero'>
  source: string
  /** Whether all of it is going to be read. */
  whole: boolean
}

/**
 * In these codecs each frame states its own number of channels; broadcasts switch from two to six between programmes.
 */
const CHANGING = new Set(['ac3', 'eac3', 'dts', 'truehd', 'mp1', 'mp2', 'mp3'])
/** Keeps the times in a pipe above zero. */
const PIPE_OFFSET = 10

/** Passes the sound of a source to `use`. If its channels may change, a second ffmpeg folds them to two first. */
export async function withHeardSound<T>(
  { plan, source, whole }: Source,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
  use: (sound: HeardSound) => Promise<T>,
): Promise<T> {
  const { sound, duration, zero } = plan
  if (sound === null) throw new RangeError('a work without sound')
  const clock = sourceClock({ zero })
  const stereo = `[0:${sound.stream}]${stereoFilter(sound.mix.stereo)}`
  if (!CHANGING.has(sound.codec)) {
    return await use({
      input: { path: source, options: clock },
      graph: `${stereo},${withoutHoles(duration)}`,
      signal,
    })
  }
  // Filters that fill gaps restart at each change and would fill from zero again, so they come after the pipe.
  const pipe = join(scratch, 'steady.mka')
  await promisify(execFile)('mkfifo', [pipe])
  const either = new AbortController()
  const both = AbortSignal.any([signal, either.signal])
  const writing = runFfmpeg({
    inputs: [{ path: source, options: clock }],
    filterGraph: `${stereo},asetpts=PTS+${PIPE_OFFSET}/TB[steady]`,
    outputs: [{ path: pipe, options: ['-map', '[steady]', '-c:a', 'pcm_f32le', '-f', 'matroska'] }],
    signal: both,
  })
  writing.catch((error: unknown) => either.abort(error))
  const result = await use({
    input: { path: pipe, options: ['-copyts', '-itsoffset', String(-PIPE_OFFSET)] },
    graph: `[0:a:0]${withoutHoles(duration)}`,
    signal: both,
  })
  if (!whole) either.abort(new Error('enough was read'))
  await writing.catch((error: unknown) => {
    if (whole) throw error
  })
  return result
}

function withoutHoles(duration: number): string {
  return `aresample=async=1:first_pts=0,apad=whole_dur=${duration.toFixed(6)}`
}
