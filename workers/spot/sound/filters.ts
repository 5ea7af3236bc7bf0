import type { FfprobeStream } from '../../ffmpeg/ffprobe.ts'
import type { Level } from './level.ts'
import type { Span } from './span.ts'

// A limiter that looks at samples misses the peaks between them; at four times the rate few are left (BS.1770-4,
// annex 2, measures so).
const OVERSAMPLING = 4

/** Rate of the master and of all that is not Opus. */
export const MASTER_RATE = 44_100

/**
 * Any number of channels to two. One channel goes to both at full level, where ffmpeg's own would take 3 dB; named
 * rather than counted, so that a recording that turns from one channel into two keeps both.
 */
export function stereoFilter({ channels = 2, channel_layout: layout = '' }: Channels): string {
  if (channels <= 2) return 'pan=stereo|c0=FL+FC+DL|c1=FR+FC+DR'
  if (layout !== '' && layout !== 'unknown' && !/channels/.test(layout))
    return 'aformat=channel_layouts=stereo'
  // A recorder with many inputs and no word about them: all of them, on both sides.
  const all = Array.from({ length: channels }, (_, index) => `${(1 / channels).toFixed(4)}*c${index}`).join(
    '+',
  )
  return `pan=stereo|c0=${all}|c1=${all}`
}

type Channels = Pick<FfprobeStream, 'channels' | 'channel_layout'>

/** A part of the master, exact to the sample. */
export function spanFilter({ start, end }: Span): string {
  return `atrim=start_sample=${start}:end_sample=${end},asetpts=PTS-STARTPTS`
}

/** Where the one channel of a light file comes from. */
export type MonoSource = 'both' | 'left'

/** From the master to what an encoder takes. Two channels that are the same stay the same as one. */
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
  // Rounding to 16 bits without noise would distort the end of a fade. The generator starts the same each time.
  if (dither) filters.push('aresample=out_sample_fmt=s16:dither_method=triangular')
  return filters.join(',')
}

/** A path as the value of an option inside `-filter_complex`: escaped once for the option, once for the graph. */
export function filterPath(path: string): string {
  return path.replace(/[\\':]/g, '\\$&').replace(/[\\'[\],;]/g, '\\$&')
}
