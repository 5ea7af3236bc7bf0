import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Limits } from '../jail/confinement.ts'
import { leashed } from '../jail/jail.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { failureOf } from '../processes/failure.ts'
import { LEASH } from '../processes/leashed.ts'
import { watch } from '../processes/watchdog.ts'
import { GUARDED_INPUT } from './demuxers.ts'

/** The parts of ffprobe's output we use. Numbers it writes as text are text here too. */
export interface FfprobeFacts {
  format: {
    format_name: string
    duration?: string
    start_time?: string
    size?: string
    bit_rate?: string
    tags?: Record<string, string>
  }
  streams: FfprobeStream[]
  chapters?: { start_time: string; end_time: string; tags?: Record<string, string> }[]
}

export interface FfprobeStream {
  index: number
  codec_type?: 'video' | 'audio' | 'subtitle' | 'data' | 'attachment'
  codec_name?: string
  codec_tag_string?: string
  profile?: string
  width?: number
  height?: number
  sample_aspect_ratio?: string
  pix_fmt?: string
  field_order?: string
  color_transfer?: string
  color_primaries?: string
  color_space?: string
  color_range?: string
  avg_frame_rate?: string
  r_frame_rate?: string
  time_base?: string
  start_time?: string
  duration?: string
  nb_frames?: string
  sample_rate?: string
  channels?: number
  channel_layout?: string
  bit_rate?: string
  bits_per_raw_sample?: string
  disposition?: Record<string, number>
  tags?: Record<string, string>
  side_data_list?: { side_data_type?: string; rotation?: number }[]
}

/** A packet in the file. Times are in seconds on the file's clock. */
export interface FfprobePacket {
  stream: number
  pts: number | null
  dts: number | null
  duration: number | null
  size: number
  /** Its byte offset, if the demuxer reports one. */
  pos: number | null
  /** `K` for a keyframe, `D` for one that is not shown. */
  flags: string
}

interface ProbeOptions {
  signal: AbortSignal
  maxSeconds?: number
}

const FACTS = ['-show_format', '-show_streams', '-show_chapters', '-of', 'json'] as const

/**
 * Facts about a file, with the same protections as ffmpeg.
 * @throws ChaskiError `damaged_file`, `references_other_files`, `took_too_long`, `encoder_failed`
 * @throws the reason of `signal`
 */
export async function probeFile(path: string, options: ProbeOptions): Promise<FfprobeFacts> {
  const lines: string[] = []
  await runFfprobe(path, FACTS, { ...options, onLine: (line) => lines.push(line) })
  const facts: FfprobeFacts = JSON.parse(lines.join('\n'))
  return { ...facts, format: facts.format ?? { format_name: '' }, streams: facts.streams ?? [] }
}

/** In the order in which ffprobe writes them. */
const OF_PACKET = 'packet=stream_index,pts_time,dts_time,duration_time,size,pos,flags'

/**
 * Yields the packets of a file one by one, in demuxer order; a two-hour film has a million.
 * @param from start second; may begin a little earlier
 * @returns what ffprobe complained about
 */
export async function eachPacket(
  path: string,
  from: number,
  onPacket: (packet: FfprobePacket) => void,
  { signal, maxSeconds = 120 }: ProbeOptions,
): Promise<{ complaints: string }> {
  const where = from > 0 ? ['-read_intervals', `${from}%`] : []
  const show = ['-show_entries', OF_PACKET, '-of', 'compact=p=0:nk=1:s=|', ...where]
  const onLine = (line: string): void => {
    const [stream = '', pts, dts, duration, size = '', pos, flags = ''] = line.split('|')
    const packet = { stream: Number(stream), size: Number(size), flags }
    const told = { pts: numberIn(pts), dts: numberIn(dts), duration: numberIn(duration), pos: numberIn(pos) }
    if (flags !== '') onPacket({ ...packet, ...told })
  }
  return { complaints: await runFfprobe(path, show, { signal, maxSeconds, onLine }) }
}

function numberIn(text = 'N/A'): number | null {
  return text === 'N/A' || text === '' ? null : Number(text)
}

/** The end of the log is enough to see what went wrong. */
const LOG_CHARACTERS = 10_000

const limitsFor = (seconds: number): Limits => ({ cpuSeconds: 2 * seconds, fileBytes: 0, processes: 128 })

async function runFfprobe(
  path: string,
  show: readonly string[],
  { signal, maxSeconds = 120, onLine }: ProbeOptions & { onLine(line: string): void },
): Promise<string> {
  signal.throwIfAborted()
  const leash = await leashed('ffprobe', { read: [path], write: [], limits: limitsFor(maxSeconds) })
  signal.throwIfAborted()
  const child = spawn(LEASH, [...leash, '-v', 'error', ...GUARDED_INPUT, ...show, '-i', path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stopped: unknown = null
  const stop = (reason: unknown): void => {
    stopped ??= reason
    endLeashed(child)
  }
  const onAbort = (): void => stop(signal.reason)
  const watchdog = watch({ stallSeconds: maxSeconds, maxSeconds }, stop)
  signal.addEventListener('abort', onAbort, { once: true })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-LOG_CHARACTERS)
  })
  createInterface({ input: child.stdout }).on('line', onLine)
  try {
    const [code, killedBy] = await once(child, 'close')
    if (stopped !== null) throw stopped
    if (code !== 0) throw failureOf(log, `ffprobe exited with ${code ?? killedBy}`)
    return log
  } finally {
    watchdog.stop()
    signal.removeEventListener('abort', onAbort)
  }
}
