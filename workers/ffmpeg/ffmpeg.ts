import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ffmpeg, { type FfmpegCommand } from 'fluent-ffmpeg'
import { failureOf } from '../processes/failure.ts'
import { requireRoomLeft } from '../processes/room.ts'
import { watch } from '../processes/watchdog.ts'
import { GUARDED_INPUT } from './demuxers.ts'

// The only file that knows fluent-ffmpeg, which is archived upstream: whatever replaces it, replaces this.

export interface FfmpegInput {
  /** Made by us, never typed by a user. */
  path: string
  /** Stand before `-i`. */
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
  /** Seconds without progress until it counts as hung. */
  stallSeconds?: number
  /** Seconds it may take in all. */
  maxSeconds?: number
  /** Bytes that one output may have; ffmpeg stops there. Has no effect on segments. */
  maxBytes?: number
  /** Seconds of output written so far. */
  onProgress?: (outTimeSeconds: number) => void
  /** For each decoder, filter graph and encoder. Parallel runs use the cores better, where memory allows them. */
  threads?: number
  /** 0..19: how far it stands back behind other programs. For what nobody waits for. */
  niceness?: number
  /** Lines of the log to give back. The summary of `ebur128` needs about 50, a line per frame needs them all. */
  logLines?: number
}

const HOUR = 3600
const GIB = 2 ** 30

ffmpeg.setFfmpegPath(fileURLToPath(new URL('../processes/ffmpeg.sh', import.meta.url)))

/**
 * Has fluent-ffmpeg ask ffmpeg what it can do, which it otherwise does before the first run, while a viewer waits.
 * @throws Error where there is no ffmpeg
 */
export async function learnFfmpeg(): Promise<void> {
  await promisify(ffmpeg.getAvailableFormats)()
  await promisify(ffmpeg.getAvailableEncoders)()
}

/**
 * Runs ffmpeg once, to its end.
 * @throws ChaskiError with the code that its log tells (`damaged_file`, `disk_full`, …), or `took_too_long`
 * @throws the reason of `signal`, once the process is gone
 */
export async function runFfmpeg(run: FfmpegRun): Promise<{ log: string }> {
  const result = await execute(run)
  await requireRoomLeft(run.outputs.map(({ path }) => path))
  return result
}

function execute(run: FfmpegRun): Promise<{ log: string }> {
  const { signal, stallSeconds = 120, maxSeconds = 12 * HOUR, logLines = 200 } = run
  signal.throwIfAborted()
  const command = commandOf(run)
  const log: string[] = []
  let cutShort = false

  return new Promise((resolve, reject) => {
    let stopped: unknown = null
    let running = false
    const furthest = new Map<string, string>()

    const stop = (reason: unknown): void => {
      stopped ??= reason
      if (running) command.kill('SIGKILL')
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
      if (stopped !== null) command.kill('SIGKILL')
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

function commandOf({
  inputs,
  outputs,
  filterGraph,
  threads = 1,
  maxBytes = 64 * GIB,
  niceness = 0,
}: FfmpegRun): FfmpegCommand {
  const command = ffmpeg({ niceness })
  inputs.forEach(({ path, options = [] }, index) => {
    command.input(path)
    if (index === 0) {
      command.inputOptions(...GLOBAL, '-filter_threads', String(threads))
      command.inputOptions('-filter_complex_threads', String(threads))
    }
    command.inputOptions(...GUARDED_INPUT, '-threads', String(threads), ...options)
  })
  if (filterGraph !== undefined) command.complexFilter(filterGraph)
  for (const { path, options } of outputs) {
    // Two arguments or more are taken as they are; one alone would be split at a space.
    command.output(path).outputOptions('-threads', String(threads), '-fs', String(maxBytes), ...options)
  }
  return command
}

// A filter that fails (for want of memory, say) ends its output there, and ffmpeg ends with 0.
const CUT_SHORT = /^Error while filtering: /

// What tells that a run is alive: any of these has changed.
const MOVES_ON = new Set(['out_time_us', 'frame', 'total_size'])
const PROGRESS_LINE = /^([a-z_0-9]+)=(.*)$/

// Progress comes as `key=value` lines among those of the log, twice a second.
const GLOBAL = ['-hide_banner', '-nostdin', '-nostats', '-progress', 'pipe:2'] as const
