import type { Loudness } from '../../../media/schemas/published.ts'
import { commentLine, opusTrackGain, replayGain, type SpotTags, validityText } from './spot-tags.ts'

/** Vorbis comments, for FLAC and Opus; empty ones are left out. */
export function vorbisComments(
  tags: SpotTags,
  loudness: Loudness,
  codec: 'flac' | 'opus',
): [name: string, value: string][] {
  const { gain, peak } = replayGain(loudness)
  const comments: [string, string][] = [
    ['TITLE', tags.title],
    ['ARTIST', tags.organisation],
    ['ORGANIZATION', tags.organisation],
    ['ALBUM', tags.campaign],
    ['GENRE', 'Speech'],
    ['LANGUAGE', tags.language],
    ['LICENSE', tags.licence],
    ['IDENTIFIER', tags.identifier],
    ['VERSION', String(tags.version)],
    ['VALID', validityText(tags.validity)],
    ['DATE', tags.validity.from?.date ?? ''],
    ['CREDITS', tags.credits],
    ['LYRICS', tags.script],
    ['WEBSITE', tags.page],
    ['COMMENT', commentLine(tags)],
    ...(codec === 'opus'
      ? [['R128_TRACK_GAIN', opusTrackGain(loudness)] satisfies [string, string]]
      : [
          ['REPLAYGAIN_TRACK_GAIN', gain] satisfies [string, string],
          ['REPLAYGAIN_TRACK_PEAK', peak] satisfies [string, string],
        ]),
  ]
  return comments.filter(([, value]) => value !== '')
}

/** As ffmpeg arguments. Each is a single argument, so no value can break out of it. */
export function metadataOptions(comments: readonly [string, string][]): string[] {
  return comments.flatMap(([name, value]) => ['-metadata', `${name}=${value}`])
}
