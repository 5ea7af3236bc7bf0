import { join } from 'node:path'
import type { WorkTags } from '../../../media/jobs/queues.ts'
import type { Download } from '../../../media/schemas/published.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import { fingerprint } from '../../files/fingerprint.ts'
import type { JobContext } from '../../jobs/context.ts'
import { tagOptions } from './tags.ts'

/** The largest video that WhatsApp accepts. */
export const MESSAGE_BYTES = 16 * 1000 * 1000
/** Share of the file reserved for the container and for the encoder missing its target. */
const MARGIN = 0.06
const SOUND_BITRATE = 16_000
/** Below this, nothing in the picture is recognisable. */
const LEAST_PICTURE_BITRATE = 20_000

/** Video bit rate in bit/s at which a film of this length fits, or null if nothing watchable would. */
export function pictureBitrateToFit(duration: number, hasSound: boolean): number | null {
  const whole = (MESSAGE_BYTES * 8 * (1 - MARGIN)) / duration
  const picture = Math.floor(whole - (hasSound ? SOUND_BITRATE : 0))
  return picture < LEAST_PICTURE_BITRATE ? null : picture
}

interface Large {
  /** Path of the film in its lowest rung. */
  source: string
  /** What the small one is called. */
  file: string
  duration: number
  hasSound: boolean
  tags: WorkTags
}

/**
 * Encodes the lowest rung again, small enough for a message, into `scratch`.
 * @returns null if the film is too long for that
 */
export async function fitForMessage(
  { source, file, duration, hasSound, tags }: Large,
  { scratch, signal, progress }: JobContext,
): Promise<Download | null> {
  const bitrate = pictureBitrateToFit(duration, hasSound)
  if (bitrate === null) return null
  const path = join(scratch, file)
  await runFfmpeg({
    inputs: [{ path: source }],
    outputs: [
      {
        path,
        options: [
          ...['-c:v', 'libx264', '-preset', 'medium', '-b:v', String(bitrate)],
          // A tight buffer, so that any film keeps to the average.
          ...['-maxrate', String(bitrate), '-bufsize', String(4 * bitrate)],
          ...['-c:a', 'aac', '-b:a', String(SOUND_BITRATE), '-ac', '1', '-ar', '16000'],
          ...[...tagOptions(tags), '-movflags', '+faststart', '-f', 'mp4'],
        ],
      },
    ],
    signal,
    onProgress: (time) => progress(time / duration),
  })
  const facts = await fingerprint(path)
  if (facts.bytes > MESSAGE_BYTES) return null
  return { name: 'mp4-message', file, type: 'video/mp4', duration, ...facts }
}
