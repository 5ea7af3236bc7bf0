import { join } from 'node:path'
import { ChaskiError } from '../../../media/errors.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import { type FfprobeFacts, probeFile } from '../../ffmpeg/ffprobe.ts'
import { MASTER_RATE, stereoFilter } from './filters.ts'

// A WAV holds 4 GiB: three hours of the master.
const MAX_SECONDS = 3 * 3600 - 60

/**
 * Decodes the first sound track of an upload to the master that all renditions are made from: WAV, 32-bit float, 44.1
 * kHz, two channels, nothing changed in level.
 * @returns path of the master, with the duration that the upload promised, in seconds; null where it promises none
 * @throws ChaskiError `no_sound`, `too_long`, `damaged_file`
 */
export async function decodeMaster(
  upload: string,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<{ path: string; promised: number | null }> {
  const facts = await probeFile(upload, { signal })
  const track = facts.streams.find(({ codec_type }) => codec_type === 'audio')
  if (track === undefined) throw new ChaskiError('no_sound')
  const duration = Number(track.duration ?? facts.format.duration)
  if (duration > MAX_SECONDS) throw new ChaskiError('too_long', { detail: `${duration} s` })

  const path = join(scratch, 'master.wav')
  await runFfmpeg({
    inputs: [{ path: upload, options: ['-vn', '-sn', '-dn'] }],
    outputs: [
      {
        path,
        options: [
          ...['-map', `0:${track.index}`, '-map_metadata', '-1'],
          ...['-af', `${stereoFilter(track.channels ?? 2)},aresample=${MASTER_RATE}`],
          ...['-t', String(MAX_SECONDS), '-c:a', 'pcm_f32le', '-fflags', '+bitexact', '-f', 'wav'],
        ],
      },
    ],
    signal,
  })
  return { path, promised: promisedSeconds(facts, duration) }
}

// These tell the duration for certain; an MP3 or AAC without an index is only guessed at.
const EXACT = new Set(['mov,mp4,m4a,3gp,3g2,mj2', 'flac', 'wav', 'w64', 'aiff', 'caf'])

function promisedSeconds({ format }: FfprobeFacts, duration: number): number | null {
  return EXACT.has(format.format_name) && duration > 0 ? duration : null
}
