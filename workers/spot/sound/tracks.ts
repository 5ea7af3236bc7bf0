import type { FfprobeStream } from '../../ffmpeg/ffprobe.ts'

/**
 * The sound tracks of an upload in the order in which they are tried: in the language of the work, then the one that
 * its maker marked, then as they stand.
 * @param language BCP 47 of the work, such as `quy`, or null
 */
export function tracksInOrder(streams: readonly FfprobeStream[], language: string | null): FfprobeStream[] {
  const rank = ({ tags, disposition }: FfprobeStream): number =>
    (speaks(tags?.language, language) ? 0 : 2) + (disposition?.default === 1 ? 0 : 1)
  return streams
    .filter(({ codec_type, channels = 0 }) => codec_type === 'audio' && channels > 0)
    .toSorted((a, b) => rank(a) - rank(b))
}

// Files say three letters (ISO 639-2); works say two where there are two. Those that our works are in.
const THREE_LETTERS: Readonly<Record<string, readonly string[]>> = {
  es: ['spa'],
  qu: ['que'],
  quy: ['que'],
  quz: ['que'],
  qxw: ['que'],
  en: ['eng'],
  ay: ['aym'],
  pt: ['por'],
}

function speaks(track: string | undefined, language: string | null): boolean {
  if (track === undefined || language === null) return false
  const [wanted = ''] = language.split('-')
  return track === wanted || (THREE_LETTERS[wanted]?.includes(track) ?? false)
}
