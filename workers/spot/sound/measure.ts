import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Loudness } from '../../../media/schemas/published.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import { filterPath, spanFilter } from './filters.ts'
import { framesOf, loudnessOf } from './loudness-report.ts'
import type { Span } from './span.ts'

export interface Measurement {
  loudness: Loudness
  /** Decoded samples per channel. */
  frames: number
}

interface MeasureOptions {
  scratch: string
  signal: AbortSignal
  /** Measures only this part. */
  span?: Span
}

/**
 * Decodes a sound file of our own making and measures it according to ITU-R BS.1770-4. Mono is measured as the two
 * channels it is played on.
 */
export async function measure(path: string, { scratch, signal, span }: MeasureOptions): Promise<Measurement> {
  const report = join(scratch, 'loudness.txt')
  const listing = join(scratch, 'frames.txt')
  const part = span ? `${spanFilter(span)},` : ''
  const { log } = await runFfmpeg({
    inputs: [{ path }],
    filterGraph:
      `[0:a:0]${part}asplit[count][heard];` +
      `[heard]ebur128=peak=true:dualmono=true:metadata=true,ametadata=mode=print:file=${filterPath(report)}[meter]`,
    outputs: [
      { path: listing, options: ['-map', '[count]', '-c:a', 'pcm_s16le', '-f', 'framecrc'] },
      { path: '/dev/null', options: ['-map', '[meter]', '-f', 'null'] },
    ],
    signal,
    logLines: 80,
  })
  const measurement = {
    loudness: loudnessOf(await readFile(report, 'utf8'), log),
    frames: framesOf(await readFile(listing, 'utf8')),
  }
  await Promise.all([rm(report, { force: true }), rm(listing, { force: true })])
  return measurement
}
