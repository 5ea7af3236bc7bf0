import type { FfprobeStream } from '../ffmpeg/ffprobe.ts'
import type { SoundMix } from '../sound/mix.ts'

/** A sound track of an upload, as its container tells of it. */
export interface SoundTrack {
  stream: number
  codec: string
  sampleRate: number
  channels: number
  /** As ffmpeg names it; null where the container tells none. */
  layout: string | null
  /** As the container writes it, often ISO 639-2. */
  language: string | null
  isDefault: boolean
  /** A commentary, or the description for those who do not see: never what all are to hear. */
  isBeside: boolean
}

/** How the two sides of a track stand to each other. */
export type Balance = 'even' | 'one-sided' | 'cancelling' | 'silent'

/** A track that was listened to. */
export interface Heard {
  track: SoundTrack
  mix: SoundMix
  balance: Balance
}

export function soundTracks(streams: readonly FfprobeStream[]): SoundTrack[] {
  return streams.filter(isSound).map((stream) => {
    const { disposition = {} } = stream
    return {
      stream: stream.index,
      codec: stream.codec_name ?? '',
      sampleRate: Number(stream.sample_rate),
      channels: stream.channels ?? 1,
      layout: stream.channel_layout && stream.channel_layout !== 'unknown' ? stream.channel_layout : null,
      language: stream.tags?.language ?? null,
      isDefault: disposition.default === 1,
      isBeside: disposition.comment === 1 || disposition.visual_impaired === 1,
    }
  })
}

function isSound({ codec_type, codec_name, channels, sample_rate }: FfprobeStream): boolean {
  const isKnown = codec_name !== undefined && codec_name !== 'unknown' && codec_name !== 'none'
  return codec_type === 'audio' && isKnown && (channels ?? 0) > 0 && Number(sample_rate) > 0
}

/**
 * The tracks in the order in which they are wanted: those for all before those beside, then those in the language of
 * the work, then the one marked as the default, then as they come.
 * @param language of the work, such as `es-PE`
 */
export function inOrderOfWish(tracks: readonly SoundTrack[], language: string | null): SoundTrack[] {
  const wished = primary(language)
  const rank = (track: SoundTrack): number =>
    (track.isBeside ? 4 : 0) +
    (wished !== null && primary(track.language) === wished ? 0 : 2) +
    (track.isDefault ? 0 : 1)
  return [...tracks].sort((a, b) => rank(a) - rank(b) || a.stream - b.stream)
}

/** The language itself, in three letters, of `es-PE`, `spa`, `quy`. */
function primary(language: string | null): string | null {
  const [subtag = ''] = (language ?? '').toLowerCase().split('-')
  if (subtag === '' || subtag === 'und') return null
  return THREE_LETTERS[subtag] ?? subtag
}

/** Where BCP 47 has two letters, containers have three (ISO 639-2). The kinds of Quechua are one language to them. */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  ...{ es: 'spa', esl: 'spa', en: 'eng', pt: 'por', fr: 'fra', fre: 'fra', de: 'deu', ger: 'deu', it: 'ita' },
  ...{ ay: 'aym', aym: 'aym', ayr: 'aym', qu: 'que', quy: 'que', quz: 'que', qxw: 'que', qvw: 'que' },
}
