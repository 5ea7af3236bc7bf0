import { join } from 'node:path'
import { ChaskiError } from '../../../media/errors.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import type { FfprobeFacts, FfprobeStream } from '../../ffmpeg/ffprobe.ts'
import { MASTER_RATE, stereoFilter } from './filters.ts'
import { REPORT_FILTER, type SourceReport, sourceReport } from './source-report.ts'

// A WAV holds 4 GiB: three hours of the master.
export const MAX_SECONDS = 3 * 3600 - 60

export interface DecodedMaster {
  path: string
  report: SourceReport
  /** Seconds that the upload claims; null if its container only estimates. */
  told: number | null
}

interface DecodeOptions {
  scratch: string
  signal: AbortSignal
}

/**
 * Decodes one sound track of an upload to the master for all renditions: WAV, 32-bit float, 44.1 kHz, two channels,
 * level unchanged. Stops at the maximum length of a spot.
 * @throws ChaskiError `damaged_file`, `unsupported_format`
 */
export async function decodeMaster(
  upload: string,
  facts: FfprobeFacts,
  track: FfprobeStream,
  { scratch, signal }: DecodeOptions,
): Promise<DecodedMaster> {
  const path = join(scratch, 'master.wav')
  try {
    const { log } = await runFfmpeg({
      inputs: [{ path: upload, options: ['-vn', '-sn', '-dn'] }],
      outputs: [
        {
          path,
          options: [
            ...['-map', `0:${track.index}`, '-map_metadata', '-1'],
            ...['-af', `${REPORT_FILTER},${stereoFilter(track)},aresample=${MASTER_RATE}`],
            ...['-t', String(MAX_SECONDS), '-c:a', 'pcm_f32le', '-fflags', '+bitexact', '-f', 'wav'],
          ],
        },
      ],
      signal,
      logLines: LOG_LINES,
    })
    return { path, report: sourceReport(log), told: toldSeconds(facts, track) }
  } catch (error) {
    // ffmpeg before 6 supports FLAC up to 24 bits and reports every frame of anything deeper as damaged.
    const isBeyond = track.codec_name === 'flac' && Number(track.bits_per_raw_sample) > 24
    if (isBeyond && error instanceof ChaskiError && error.code === 'damaged_file') {
      throw new ChaskiError('unsupported_format', { detail: 'FLAC of 32 bits', cause: error })
    }
    throw error
  }
}

// A damaged file logs several lines per packet; the figures of the channels come last.
const LOG_LINES = 4000
// These containers state the exact duration; for an MP3 or AAC without an index it is an estimate.
const EXACT = new Set([
  'mov,mp4,m4a,3gp,3g2,mj2',
  'flac',
  'wav',
  'w64',
  'aiff',
  'caf',
  'ogg',
  'matroska,webm',
])

function toldSeconds({ format }: FfprobeFacts, track: FfprobeStream): number | null {
  const duration = Number(track.duration ?? format.duration)
  return EXACT.has(format.format_name) && duration > 0 ? duration : null
}
