import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkTags } from '../../media/jobs/queues.ts'
import { publishedKey, SPOT_CARD, type VersionRef, WAVEFORM } from '../../media/layout.ts'
import type { Download, PublishedSpot } from '../../media/schemas/published.ts'
import { SPOT_FORMATS, SPOT_PROFILES, type SpotFormat, type SpotProfile } from '../../media/spot-formats.ts'
import { levelsOf } from '../../media/waveform.ts'
import { fingerprint } from '../files/fingerprint.ts'
import type { JobContext } from '../jobs/context.ts'
import { spotCard } from './card.ts'
import { finish } from './finish.ts'
import { type Master, type Rendition, render } from './rendition.ts'
import { MASTER_RATE } from './sound/filters.ts'
import type { Level } from './sound/level.ts'
import { measure } from './sound/measure.ts'
import { soundingTrack } from './sound/sounding-track.ts'
import { framesPerPoint, waveformOf } from './sound/waveform.ts'
import { neutralTags, spotTags } from './tags/spot-tags.ts'
import { sourceWarnings, spotWarnings } from './warnings.ts'

interface SpotSource {
  ref: VersionRef
  /** The uploaded file, never modified. */
  path: string
  tags: WorkTags
}

// Lossy formats start from the level found for the lossless ones.
const LOSSLESS_FIRST = SPOT_FORMATS.toSorted(
  (a, b) => Number(a.bitrate !== null) - Number(b.bitrate !== null),
)

/**
 * Makes every form of a spot (`media/spot-formats.ts`) from one upload and puts them in the store, with a waveform.
 * The same file with the same tags gives the same bytes.
 * @throws ChaskiError `no_sound`, `silent`, `damaged_file`, `unsupported_format`, `too_long`, and those of ffmpeg
 */
export async function makeSpot(source: SpotSource, context: JobContext): Promise<PublishedSpot> {
  const { scratch, signal, store } = context
  const { decoded, reader, whole, span, found } = await soundingTrack(source, { scratch, signal })
  try {
    const { loudness } = await measure(decoded.path, { scratch, signal, span })
    const master: Master = { path: decoded.path, span, loudness }
    context.progress(0.1)

    const tags = spotTags(source.tags, source.ref.version)
    const downloads = new Map<SpotFormat, Download>()
    const renditions = new Map<SpotFormat, Rendition>()
    const levels = new Map<SpotProfile, Level>()
    for (const format of LOSSLESS_FIRST) {
      const rendition = await render(format, master, levels.get(format.profile) ?? null, { scratch, signal })
      if (format.bitrate === null) levels.set(format.profile, rendition.level)
      const path = join(scratch, format.file)
      const isQuiet = source.tags.sensitive === true && format.profile === 'web'
      await finish(format, rendition, isQuiet ? neutralTags(tags) : tags, path, signal)
      await rm(rendition.path)
      downloads.set(format, { ...describe(format, rendition), ...(await fingerprint(path)) })
      await store.putFile(publishedKey(source.ref, format.file), path)
      renditions.set(format, rendition)
      context.progress(0.1 + (0.9 * downloads.size) / SPOT_FORMATS.length)
    }

    const points = framesPerPoint(span.end - span.start)
    const waveform = waveformOf(await reader.extremes(span, points), {
      sampleRate: MASTER_RATE,
      framesPerPoint: points,
      gain: SPOT_PROFILES.web.integrated - loudness.integrated,
    })
    await store.put(publishedKey(source.ref, WAVEFORM), JSON.stringify(waveform))
    await store.put(publishedKey(source.ref, SPOT_CARD), await spotCard(source.tags, waveform))
    const wav = masterCopy(renditions)
    return {
      kind: 'spot',
      duration: (span.end - span.start) / MASTER_RATE,
      sourceLoudness: whole,
      loudness: wav.loudness,
      gain: Math.round(wav.level.gain * 100) / 100,
      limited: wav.level.ceiling !== null,
      trimmedStart: span.start / MASTER_RATE,
      trimmedEnd: (reader.frames - span.end) / MASTER_RATE,
      waveform: WAVEFORM,
      levels: levelsOf(waveform),
      card: SPOT_CARD,
      warnings: [...found, ...sourceWarnings(decoded.report, whole), ...spotWarnings([...renditions])],
      downloads: SPOT_FORMATS.flatMap((format) => downloads.get(format) ?? []),
    }
  } finally {
    await reader.close()
  }
}

function describe(format: SpotFormat, { loudness, frames }: Rendition): Omit<Download, 'bytes' | 'sha256'> {
  const { name, file, type, sampleRate, channels, profile, bitrate } = format
  return {
    name,
    file,
    type,
    duration: frames / sampleRate,
    channels,
    profile,
    ...(bitrate === null ? {} : { bitrate }),
    loudness: channels === 1 ? { ...loudness, dualMono: true } : loudness,
  }
}

/** The rendition whose measurements represent the spot: what a station airs losslessly. */
function masterCopy(renditions: Map<SpotFormat, Rendition>): Rendition {
  for (const [{ codec, profile }, rendition] of renditions) {
    if (codec === 'wav' && profile === 'broadcast') return rendition
  }
  throw new RangeError('the table of formats has no broadcast WAV')
}
