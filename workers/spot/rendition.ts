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
  /** Which channels it was made of, where it has only one. */
  mono: MonoSource | null
}

// Two or three do for speech and music; what needs more is noise that was made to.
const MAX_TRIES = 6
/** LU that a rendition may be off before it is made again: the meter's own resolution where nothing is lost. */
const TOLERANCE = { lossless: 0.05, lossy: 0.2 }

// LU that a mix of two channels may lose: 3 for two that have nothing in common. More, and they cancel out, as they
// do where one cable was soldered the wrong way round.
const CANCELLED = 6

const ENCODERS: Record<SpotCodec, { options: readonly string[]; muxer: string }> = {
  // LAME's quality 2: what is slower is no longer heard. The tag with the exact length stays.
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
 * Encodes one format from the master and measures what comes out, again and again until the loudness is right and no
 * peak passes the limit; after six tries the best one stays, and its own figures are published.
 * @param start where a lossless format of the same profile ended; null to begin with plain gain
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
          // No name of a program, no random serial number: the same sound gives the same bytes.
          ...['-flags:a', '+bitexact', '-fflags', '+bitexact', '-f', muxer],
        ],
      },
    ],
    signal,
  })
}
