import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ffmpeg, { type FfmpegCommand } from 'fluent-ffmpeg'
import type { PictureType } from '../../media/schemas/poster.ts'
import { leashed } from '../jail/jail.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { failureOf } from '../processes/failure.ts'
import { requireRoomLeft } from '../processes/room.ts'
import { watch } from '../processes/watchdog.ts'
import { GUARDED_INPUT, guardedPicture } from './demuxers.ts'

// The only file that knows fluent-ffmpeg, which is archived upstream: a replacement changes only this file.

export interface FfmpegInput {
  /** Made by us, never typed by a user. */
  path: string
  /** Where it is a picture: by its content, whatever it is called. */
  picture?: PictureType
  /** Placed before `-i`. */
  options?: readonly string[]
}

export interface FfmpegOutput {
  path: string
  options: readonly string[]
}

export interface FfmpegRun {
  inputs: readonly FfmpegInput[]
  outputs: readonly FfmpegOutput[]
  /** For `-filter_complex`. */
  filterGraph?: string
  signal: AbortSignal
  /** Seconds without progress after which it counts as hung. */
  stallSeconds?: number
  /** Maximum seconds in total. */
  maxSeconds?: number
  /** Maximum bytes per output; ffmpeg stops there. No effect on segments. */
  maxBytes?: number
  /** Seconds of output written so far. */
  onProgress?: (outTimeSeconds: number) => void
  /** For each decoder, filter graph and encoder. Parallel runs use the cores better, if memory allows. */
  threads?: number
  /** 0..19: niceness, for work nobody is waiting for. */
  niceness?: number
  /** Number of log lines to return. The summary of `ebur128` needs about 50; one line per frame needs all. */
  logLines?: number
}

const HOUR = 3600
const MOST_BYTES = 64 * 2 ** 30

ffmpeg.setFfmpegPath(fileURLToPath(new URL('../processes/ffmpeg.sh', import.meta.url)))

/**
 * Makes fluent-ffmpeg query ffmpeg's capabilities now instead of before the first run, while a viewer waits.
 * @throws Error if there is no ffmpeg
 */
export async function learnFfmpeg(): Promise<void> {
  await promisify(ffmpeg.getAvailableFormats)()
  await promisify(ffmpeg.getAvailableEncoders)()
}

/**
 * Runs ffmpeg once, to its end.
 * @throws ChaskiError with a code derived from its log (`damaged_file`, `disk_full`, …), or `took_too_long`
 * @throws the reason of `signal`, once the process is gone
 */
export async function runFfmpeg(run: FfmpegRun): Promise<{ log: string }> {
  const result = await execute(run)
  await requireRoomLeft(run.outputs.map(({ path }) => path))
  return result
}

async function execute(run: FfmpegRun): Promise<{ log: string }> {
  const { signal, stallSeconds = 120, maxSeconds = 12 * HOUR, logLines = 200, maxBytes = MOST_BYTES } = run
  signal.throwIfAborted()
  const leash = await leashed('ffmpeg', {
    read: run.inputs.map(({ path }) => path),
    write: run.outputs.map(({ path }) => path),
    // A few threads for each stream of each input and output.
    limits: { cpuSeconds: 4 * maxSeconds, fileBytes: Math.max(maxBytes, MOST_BYTES), processes: 512 },
  })
  signal.throwIfAborted()
  const command = commandOf(run, leash)
  const log: string[] = []
  let cutShort = false

  return new Promise((resolve, reject) => {
    let stopped: unknown = null
    let running = false
    const furthest = new Map<string, string>()

    const stop = (reason: unknown): void => {
      stopped ??= reason
      if (running) endRun(command)
    }
    const onAbort = (): void => stop(signal.reason)
    const watchdog = watch({ stallSeconds, maxSeconds }, stop)
    const done = (): void => {
      watchdog.stop()
      signal.removeEventListener('abort', onAbort)
    }

    signal.addEventListener('abort', onAbort, { once: true })
    command.on('start', () => {
      running = true
      if (stopped !== null) endRun(command)
    })
    command.on('stderr', (line: string) => {
      const [, key, value] = PROGRESS_LINE.exec(line) ?? []
      if (key === undefined || value === undefined) {
        log.push(line)
        cutShort ||= CUT_SHORT.test(line)
        if (log.length > logLines) log.shift()
        return
      }
      if (!MOVES_ON.has(key) || furthest.get(key) === value) return
      furthest.set(key, value)
      watchdog.fed()
      const microseconds = Number(value)
      if (key === 'out_time_us' && Number.isFinite(microseconds)) run.onProgress?.(microseconds / 1e6)
    })
    command.on('end', () => {
      done()
      const text = log.join('\n')
      if (cutShort) reject(failureOf(text, 'ended early with 0'))
      else resolve({ log: text })
    })
    command.on('error', (error: Error) => {
      done()
      const how = error.message.split('\n')[0] ?? ''
      reject(stopped ?? failureOf(log.join('\n'), how, error))
    })
    command.run()
  })
}

/** fluent-ffmpeg keeps the process, though its types do not say so. */
function endRun(command: FfmpegCommand & { ffmpegProc?: ChildProcess }): void {
  if (command.ffmpegProc) endLeashed(command.ffmpegProc)
}

function commandOf(
  { inputs, outputs, filterGraph, threads = 1, maxBytes = MOST_BYTES, niceness = 0 }: FfmpegRun,
  leash: readonly string[],
): FfmpegCommand {
  const command = ffmpeg({ niceness })
  inputs.forEach(({ path, picture, options = [] }, index) => {
    command.input(path)
    if (index === 0) {
      // The first of all arguments; see ffmpeg.sh.
      if (leash.length > 1) command.inputOptions(...leash)
      command.inputOptions(...GLOBAL, '-filter_threads', String(threads))
      command.inputOptions('-filter_complex_threads', String(threads))
    }
    command.inputOptions(
      ...(picture ? guardedPicture(picture) : GUARDED_INPUT),
      '-threads',
      String(threads),
      ...options,
    )
  })
  if (filterGraph !== undefined) command.complexFilter(filterGraph)
  for (const { path, options } of outputs) {
    // Two or more arguments are passed unchanged; a single one would be split at spaces.
    command.output(path).outputOptions('-threads', String(threads), '-fs', String(maxBytes), ...options)
  }
  return command
}

// If a filter fails (out of memory, say), its output ends there and ffmpeg exits with 0.
const CUT_SHORT = /^Error while filtering: /

// A run is alive if any of these has changed.
const MOVES_ON = new Set(['out_time_us', 'frame', 'total_size'])
const PROGRESS_LINE = /^([a-z_0-9]+)=(.*)$/

// Progress arrives as `key=value` lines in the log, twice a second.
const GLOBAL = ['-hide_banner', '-nostdin', '-nostats', '-progress', 'pipe:2'] as const
