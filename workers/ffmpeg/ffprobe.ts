import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { failureOf } from '../processes/failure.ts'
import { watch } from '../processes/watchdog.ts'
import { GUARDED_INPUT } from './demuxers.ts'

/** What ffprobe tells, as far as we look. Numbers that it writes as text are text here too. */
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
  packets?: FfprobePacket[]
  frames?: Record<string, unknown>[]
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
  disposition?: Record<string, number>
  tags?: Record<string, string>
  side_data_list?: { side_data_type?: string; rotation?: number }[]
}

export interface FfprobePacket {
  stream_index: number
  codec_type: string
  pts_time?: string
  dts_time?: string
  duration_time?: string
  size: string
  pos?: string
  flags: string
}

interface ProbeOptions {
  signal: AbortSignal
  /** What to show. */
  show?: readonly string[]
  maxSeconds?: number
}

const LEASH = fileURLToPath(new URL('../processes/leash.sh', import.meta.url))
const EVERYTHING = ['-show_format', '-show_streams', '-show_chapters'] as const

/**
 * Facts of a file, with the same guards as ffmpeg.
 * @throws ChaskiError `damaged_file`, `references_other_files`, `took_too_long`, `encoder_failed`
 * @throws the reason of `signal`
 */
export async function probeFile(path: string, options: ProbeOptions): Promise<FfprobeFacts> {
  const { signal, show = EVERYTHING, maxSeconds = 120 } = options
  signal.throwIfAborted()
  const args = ['ffprobe', '-v', 'error', ...GUARDED_INPUT, ...show, '-of', 'json', '-i', path]

  const text = await new Promise<string>((resolve, reject) => {
    let stopped: unknown = null
    const stop = (reason: unknown): void => {
      stopped ??= reason
      child.kill('SIGKILL')
    }
    const onAbort = (): void => stop(signal.reason)
    const child = execFile(LEASH, args, { maxBuffer: 256 * 2 ** 20 }, (error, stdout, stderr) => {
      watchdog.stop()
      signal.removeEventListener('abort', onAbort)
      if (error === null) resolve(stdout)
      else reject(stopped ?? failureOf(stderr, `ffprobe exited with ${error.code ?? error.signal}`, error))
    })
    const watchdog = watch({ stallSeconds: maxSeconds, maxSeconds }, stop)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  const facts: FfprobeFacts = JSON.parse(text)
  return { ...facts, format: facts.format ?? { format_name: '' }, streams: facts.streams ?? [] }
}
