import type { FfprobeStream } from '../../ffmpeg/ffprobe.ts'
import type { Level } from './level.ts'
import type { Span } from './span.ts'

// A limiter that works on samples misses the peaks between them. At four times the sample rate few are missed;
// BS.1770-4, annex 2, measures true peak the same way.
const OVERSAMPLING = 4

/** Sample rate of the master and of every format except Opus. */
export const MASTER_RATE = 44_100

/**
 * Folds any number of channels to two. Mono goes to both sides at full level, where ffmpeg's default would take off 3
 * dB. The channels are named rather than numbered, so that a recording that changes from one channel to two keeps both.
 */
export function stereoFilter({ channels = 2, channel_layout: layout = '' }: Channels): string {
  if (channels <= 2) return 'pan=stereo|c0=FL+FC+DL|c1=FR+FC+DR'
  if (layout !== '' && layout !== 'unknown' && !/channels/.test(layout))
    return 'aformat=channel_layouts=stereo'
  // A recorder with many inputs and no channel layout: all of them on both sides.
  const all = Array.from({ length: channels }, (_, index) => `${(1 / channels).toFixed(4)}*c${index}`).join(
    '+',
  )
  return `pan=stereo|c0=${all}|c1=${all}`
}

type Channels = Pick<FfprobeStream, 'channels' | 'channel_layout'>

/** A part of the master, cut to the sample. */
export function spanFilter({ start, end }: Span): string {
  return `atrim=start_sample=${start}:end_sample=${end},asetpts=PTS-STARTPTS`
}

/** Where the single channel of a light file comes from. */
export type MonoSource = 'both' | 'left'

/** From the master to the input of an encoder. Two identical channels become one without loss. */
export function renditionFilter(
  span: Span,
  { gain, ceiling }: Level,
  { mono, sampleRate, dither }: { mono: MonoSource | null; sampleRate: number; dither: boolean },
): string {
  const filters = [spanFilter(span)]
  if (mono !== null) filters.push(mono === 'both' ? 'pan=mono|c0=0.5*c0+0.5*c1' : 'pan=mono|c0=c0')
  filters.push(`volume=${gain.toFixed(3)}dB:precision=float`)
  if (ceiling !== null) {
    const limit = (10 ** (ceiling / 20)).toFixed(6)
    filters.push(
      `aresample=${MASTER_RATE * OVERSAMPLING}`,
      `alimiter=limit=${limit}:attack=5:release=60:level=false:latency=true`,
      `aresample=${MASTER_RATE}`,
      `atrim=end_sample=${span.end - span.start}`,
    )
  }
  if (sampleRate !== MASTER_RATE) filters.push(`aresample=${sampleRate}`)
  // Rounding to 16 bits without dither would distort the end of a fade. The generator always starts with the same seed.
  if (dither) filters.push('aresample=out_sample_fmt=s16:dither_method=triangular')
  return filters.join(',')
}

/** A path as an option value inside `-filter_complex`: escaped once for the option and once for the graph. */
export function filterPath(path: string): string {
  return path.replace(/[\\':]/g, '\\$&').replace(/[\\'[\],;]/g, '\\$&')
}
