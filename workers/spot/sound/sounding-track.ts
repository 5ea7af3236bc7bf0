import { rm } from 'node:fs/promises'
import { ChaskiError } from '../../../media/errors.ts'
import type { WorkTags } from '../../../media/jobs/queues.ts'
import type { Loudness } from '../../../media/schemas/published.ts'
import type { Warning } from '../../../media/schemas/warning.ts'
import { probeFile } from '../../ffmpeg/ffprobe.ts'
import { soundOf } from './behind-garbage.ts'
import { judgeCompleteness } from './completeness.ts'
import { MASTER_RATE } from './filters.ts'
import { type DecodedMaster, decodeMaster, MAX_SECONDS } from './master.ts'
import { measure } from './measure.ts'
import { type MasterReader, openMaster, peaksOf } from './peaks.ts'
import { type Span, soundingSpan } from './span.ts'
import { tracksInOrder } from './tracks.ts'

interface Source {
  path: string
  tags: Pick<WorkTags, 'language'>
}

interface Options {
  scratch: string
  signal: AbortSignal
}

export interface SoundingTrack {
  decoded: DecodedMaster
  /** Of the decoded file; the caller closes it. */
  reader: MasterReader
  /** Of all of it. */
  whole: Loudness
  span: Span
  found: Warning[]
}

// Seconds. Anything shorter has no meaningful loudness.
const SHORTEST = 0.5
// LUFS that BS.1770 gives for silence.
const NOTHING = -70
const WINDOW = MASTER_RATE / 100

/**
 * Decodes the sound of an upload: the first of its tracks that is not silent.
 * @throws ChaskiError `no_sound`, `silent`, `damaged_file`, `unsupported_format`, `too_long`
 */
export async function soundingTrack(source: Source, options: Options): Promise<SoundingTrack> {
  const upload = await soundOf(source.path, options.scratch)
  const facts = await probeFile(upload, { signal: options.signal })
  let refusal = new ChaskiError('no_sound')
  for (const track of tracksInOrder(facts.streams, source.tags.language)) {
    try {
      return await listen(await decodeMaster(upload, facts, track, options), options)
    } catch (error) {
      // The next track may be good even if this one is silent or ruined.
      if (!(error instanceof ChaskiError) || error.entry.transient || error.code === 'too_long') throw error
      if (refusal.code === 'no_sound') refusal = error
    }
  }
  throw refusal
}

async function listen(decoded: DecodedMaster, options: Options): Promise<SoundingTrack> {
  const reader = await openMaster(decoded.path)
  try {
    const seconds = reader.frames / MASTER_RATE
    if (seconds >= MAX_SECONDS) throw new ChaskiError('too_long', { detail: `more than ${MAX_SECONDS} s` })
    const found = judgeCompleteness({ seconds, told: decoded.told, ...decoded.report })
    const { loudness } = await measure(decoded.path, options)
    return { decoded, reader, whole: loudness, span: await spanOf(reader, loudness), found }
  } catch (error) {
    await reader.close()
    await rm(decoded.path, { force: true })
    throw error
  }
}

async function spanOf(reader: MasterReader, { integrated }: Loudness): Promise<Span> {
  const peaks = peaksOf(await reader.extremes({ start: 0, end: reader.frames }, WINDOW))
  const span =
    integrated > NOTHING ? soundingSpan(peaks, WINDOW, reader.frames, integrated, MASTER_RATE) : null
  if (span === null || span.end - span.start < SHORTEST * MASTER_RATE) {
    throw new ChaskiError('silent', { detail: `${reader.frames / MASTER_RATE} s at ${integrated} LUFS` })
  }
  return span
}
