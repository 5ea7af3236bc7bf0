import type { FfprobeStream } from '../../ffmpeg/ffprobe.ts'
import { inOrderOfWish, toldOf } from '../../sound/track-order.ts'

/**
 * The sound tracks of an upload, in the order in which they are tried.
 * @param language BCP 47 of the work, such as `quy`, or null
 */
export function tracksInOrder(streams: readonly FfprobeStream[], language: string | null): FfprobeStream[] {
  const sound = streams.filter(({ codec_type, channels = 0 }) => codec_type === 'audio' && channels > 0)
  return inOrderOfWish(sound, language, toldOf)
}
