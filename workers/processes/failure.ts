import { ChaskiError, type ErrorCode } from '../../media/errors.ts'
import { signalOf } from './signals.ts'

/** What ffmpeg and ffprobe print when they fail, and what it means. The first match counts. */
const SIGNS: readonly [RegExp, ErrorCode][] = [
  [/No space left on device|Disk quota exceeded/, 'disk_full'],
  [/Cannot allocate memory|out of memory|std::bad_alloc/i, 'out_of_memory'],
  [
    /\[(hls|dash|concat|imf|sdp|rtsp)\b.*Format not on whitelist|Protocol .* not on whitelist/,
    'references_other_files',
  ],
  [/Format not on whitelist/, 'unknown_type'],
  [/encryption info|DRM protected stream/, 'protected_file'],
  [/exceeds specified max pixel count/, 'too_many_pixels'],
  [/Decoder \(codec \S+\) not found|Codec \(\S+\) not on whitelist/, 'unsupported_format'],
  [/moov atom not found|Failed to read frame size|Invalid frame size|End of file\b/, 'damaged_file'],
  // A demuxer or decoder had recognised the file.
  [/\[[a-z0-9_,]+ @ [^\]]+\][\s\S]*Invalid data found when processing input/, 'damaged_file'],
  [/Invalid data found when processing input/, 'unknown_type'],
]

// More than two packets in three were bad and ffmpeg gave up by itself. A killed run says nothing about the file.
const RUINED = /Error while decoding stream|Error submitting packet to decoder/

/**
 * Failures of a decoder or muxer on this file, so that something else can be tried with it; not failures of the
 * machine.
 */
const OF_THE_FILE: ReadonlySet<ErrorCode> = new Set(['encoder_failed', 'damaged_file', 'unknown_type'])

export function isOfTheFile(error: unknown): error is ChaskiError {
  return error instanceof ChaskiError && OF_THE_FILE.has(error.code)
}

/**
 * The error for a run with an exit status other than 0.
 * @param log the end of its log
 * @param how such as `exited with code 1`
 */
export function failureOf(log: string, how: string, cause?: unknown): ChaskiError {
  const [, exitCode = ''] = /with code (\d+)/.exec(how) ?? []
  const wasKilled = /signal/.test(how) || signalOf(Number(exitCode)) !== null
  const ruined = RUINED.test(log) && !wasKilled
  const code = SIGNS.find(([sign]) => sign.test(log))?.[1] ?? (ruined ? 'damaged_file' : 'encoder_failed')
  const lines = log.split('\n').filter((line) => line.trim() !== '')
  return new ChaskiError(code, { detail: [how, ...lines.slice(-3)].join(' | ').slice(0, 600), cause })
}
