import type { FfmpegRun } from '../ffmpeg/ffmpeg.ts'
import type { PictureFacts, SoundFacts, SourceFacts } from '../probe/facts.ts'
import { stereoFilter } from '../sound/mix.ts'

/**
 * Codecs that Matroska carries unchanged and can seek in. Everything else is old or raw and is decoded and stored
 * lossless, so that nothing depends on muxer support.
 */
const KEPT_PICTURES = new Set([
  ...['h264', 'hevc', 'vp8', 'vp9', 'av1', 'mpeg1video', 'mpeg2video', 'mpeg4', 'theora', 'mjpeg', 'prores'],
])
const KEPT_SOUNDS = new Set([
  ...['aac', 'mp3', 'mp2', 'ac3', 'eac3', 'dts', 'opus', 'vorbis', 'flac', 'pcm_s16le', 'pcm_s24le'],
])

/** What happens to picture and sound when a source is rewritten. */
export interface Rewriting {
  picture: 'kept' | 'decoded'
  sound: 'kept' | 'decoded'
}

/** The minimum that has to be decoded. */
export function rewritingOf({ format, picture, sound }: SourceFacts): Rewriting {
  // Copying would lose a rotation that is set in the container.
  const keepsPicture = picture !== null && KEPT_PICTURES.has(picture.codec) && !picture.isTurned
  // In a transport stream each AAC packet carries its own decoder configuration, which can differ from the first.
  const changes = format === 'mpegts' && sound?.codec === 'aac'
  const keepsSound = sound === null || (KEPT_SOUNDS.has(sound.codec) && !changes)
  return { picture: keepsPicture ? 'kept' : 'decoded', sound: keepsSound ? 'kept' : 'decoded' }
}

export const ALL_DECODED: Rewriting = { picture: 'decoded', sound: 'decoded' }

/** The run that rewrites the chosen picture and sound into one seekable file. */
export function rewriteRun(
  source: string,
  target: string,
  { format, picture, sound }: SourceFacts,
  rewriting: Rewriting,
): Pick<FfmpegRun, 'inputs' | 'outputs'> {
  if (picture === null) throw new RangeError('a video has a picture')
  return {
    inputs: [
      // Generates missing timestamps from the frame rate and closes jumps.
      { path: source, options: ['-fflags', '+genpts+discardcorrupt'] },
    ],
    outputs: [
      {
        path: target,
        options: [
          ...['-map', `0:${picture.stream}`, ...pictureOptions(format, picture, rewriting)],
          ...(sound === null ? [] : ['-map', `0:${sound.stream}`, ...soundOptions(sound, rewriting)]),
          ...['-avoid_negative_ts', 'make_zero', '-max_interleave_delta', '0', '-f', 'matroska'],
        ],
      },
    ],
  }
}

function pictureOptions(format: string, { codec }: PictureFacts, rewriting: Rewriting): string[] {
  if (rewriting.picture === 'kept') {
    // AVI packs a B-frame into one packet with the frame it depends on; only players made for AVI understand that.
    const unpack = codec === 'mpeg4' && format === 'avi' ? ['-bsf:v', 'mpeg4_unpack_bframes'] : []
    return ['-c:v', 'copy', ...unpack]
  }
  // Every frame is a keyframe and keeps its timestamp.
  return ['-c:v', 'ffv1', '-level', '3', '-g', '1', '-fps_mode', 'vfr']
}

function soundOptions({ mix }: SoundFacts, rewriting: Rewriting): string[] {
  if (rewriting.sound === 'kept') return ['-c:a', 'copy']
  return ['-af', `${stereoFilter(mix.stereo)},aresample=async=1`, '-c:a', 'flac']
}

/**
 * Facts about the rewritten file, plus what only the original states: its length, chapters, colours, sound mix and
 * balance.
 */
export function rewrittenFacts(before: SourceFacts, after: SourceFacts, rewriting: Rewriting): SourceFacts {
  const { picture, sound } = after
  const mix = before.sound && {
    ...before.sound.mix,
    ...(rewriting.sound === 'decoded' ? { stereo: { by: 'layout' as const } } : {}),
  }
  return {
    ...after,
    told: before.duration,
    chapters: after.chapters.length > 0 ? after.chapters : before.chapters,
    picture: picture &&
      before.picture && {
        ...picture,
        ...{ colours: before.picture.colours, interlaced: before.picture.interlaced || picture.interlaced },
      },
    sound: sound && before.sound && mix && { ...sound, mix, balance: before.sound.balance },
  }
}
