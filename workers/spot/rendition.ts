import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SPOT_PROFILES, type SpotCodec, type SpotFormat } from '../../media/spot-formats.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { type MonoSource, renditionFilter } from './sound/filters.ts'
import { firstLevel, isBetter, type Level, type Measured, nextLevel } from './sound/level.ts'
import { type Measurement, measure } from './sound/measure.ts'
import type { Span } from './sound/span.ts'

/** What all renditions are made from. */
export interface Master {
  path: string
  span: Span
  /** Of the span. */
  loudness: Measured
}

export interface Rendition extends Measurement {
  /** Without tags. */
  path: string
  level: Level
  /** The channels it was mixed from, if it is mono. */
  mono: MonoSource | null
}

// Two or three are enough for speech and music; only noise made for the purpose needs more.
const MAX_TRIES = 6
/** LU by which a rendition may be off before it is encoded again; for lossless formats, the resolution of the meter. */
const TOLERANCE = { lossless: 0.05, lossy: 0.2 }

// LU that a mix of two channels may lose. Uncorrelated channels lose 3. If it is more, they cancel out, as when one
// cable was soldered with reversed polarity.
const CANCELLED = 6

const ENCODERS: Record<SpotCodec, { options: readonly string[]; muxer: string }> = {
  // LAME quality 2: nobody hears the gain of slower ones. The Xing tag with the exact length stays.
  mp3: {
    options: ['-c:a', 'libmp3lame', '-compression_level', '2', '-id3v2_version', '0', '-write_xing', '1'],
    muxer: 'mp3',
  },
  opus: {
    options: ['-c:a', 'libopus', '-vbr', 'on', '-compression_level', '10', '-frame_duration', '20'],
    muxer: 'ogg',
  },
  flac: { options: ['-c:a', 'flac', '-compression_level', '8'], muxer: 'flac' },
  wav: { options: ['-c:a', 'pcm_s16le'], muxer: 'wav' },
}

/**
 * Encodes one format from the master and measures the result, repeatedly until the loudness is right and no true peak
 * exceeds the limit. After six tries the best one is kept and published with its own figures.
 * @param start the level at which a lossless format of the same profile ended; null to start with plain gain
 */
export async function render(
  format: SpotFormat,
  master: Master,
  start: Level | null,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<Rendition> {
  const profile = SPOT_PROFILES[format.profile]
  const tolerance = format.bitrate === null ? TOLERANCE.lossless : TOLERANCE.lossy
  let best: Rendition | null = null
  let level = start ?? firstLevel(master.loudness, profile)
  let mono: MonoSource | null = format.channels === 1 ? 'both' : null
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const path = join(scratch, `${attempt}-${format.file}`)
    await encode(format, master, { level, mono }, path, signal)
    const rendition: Rendition = { path, level, mono, ...(await measure(path, { scratch, signal })) }
    if (mono === 'both' && rendition.loudness.integrated < profile.integrated - CANCELLED) {
      mono = 'left'
      await rm(path)
      continue
    }
    const better = best === null || isBetter(rendition.loudness, best.loudness, profile)
    if (best !== null) await rm(better ? best.path : path)
    if (better) best = rendition
    const next = nextLevel(master.loudness, level, rendition.loudness, profile, tolerance)
    if (next === null) break
    level = next
  }
  if (best === null) throw new RangeError('no tries are allowed')
  return best
}

async function encode(
  format: SpotFormat,
  master: Master,
  { level, mono }: { level: Level; mono: MonoSource | null },
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const { options, muxer } = ENCODERS[format.codec]
  const filter = renditionFilter(master.span, level, {
    mono,
    sampleRate: format.sampleRate,
    dither: format.bitrate === null,
  })
  await runFfmpeg({
    inputs: [{ path: master.path }],
    filterGraph: `[0:a:0]${filter}[sound]`,
    outputs: [
      {
        path,
        options: [
          ...['-map', '[sound]', '-map_metadata', '-1', ...options],
          ...(format.bitrate === null ? [] : ['-b:a', String(format.bitrate)]),
          // No encoder name and no random serial number: the same sound gives the same bytes.
          ...['-flags:a', '+bitexact', '-fflags', '+bitexact', '-f', muxer],
        ],
      },
    ],
    signal,
  })
}
