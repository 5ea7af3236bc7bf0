import type { FfprobeStream } from '../ffmpeg/ffprobe.ts'

/** What a container says about a sound track that decides which one is preferred. */
export interface ToldTrack {
  /** As written in the container, often ISO 639-2. */
  language: string | null
  isDefault: boolean
  /** A commentary or an audio description: never the track for everybody. */
  isBeside: boolean
}

export function toldOf({ tags, disposition = {} }: FfprobeStream): ToldTrack {
  return {
    language: tags?.language ?? null,
    isDefault: disposition.default === 1,
    isBeside: disposition.comment === 1 || disposition.visual_impaired === 1,
  }
}

/**
 * The tracks in order of preference: main tracks before commentary and audio description, then those in the language of
 * the work, then the default one, then as they come.
 * @param language of the work, such as `es-PE`
 */
export function inOrderOfWish<Track>(
  tracks: readonly Track[],
  language: string | null,
  told: (track: Track) => ToldTrack,
): Track[] {
  const wished = primary(language)
  const rank = (track: Track): number => {
    const { language: own, isDefault, isBeside } = told(track)
    return (isBeside ? 4 : 0) + (wished !== null && primary(own) === wished ? 0 : 2) + (isDefault ? 0 : 1)
  }
  return tracks.toSorted((a, b) => rank(a) - rank(b))
}

/** The three-letter language of `es-PE`, `spa`, `quy`. */
function primary(language: string | null): string | null {
  const [subtag = ''] = (language ?? '').toLowerCase().split('-')
  if (subtag === '' || subtag === 'und') return null
  return THREE_LETTERS[subtag] ?? subtag
}

/**
 * Three-letter codes of containers (ISO 639-2) for two-letter ones of BCP 47. All varieties of Quechua are one language
 * to them.
 */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  ...{ es: 'spa', esl: 'spa', en: 'eng', pt: 'por', fr: 'fra', fre: 'fra', de: 'deu', ger: 'deu', it: 'ita' },
  ...{ ay: 'aym', aym: 'aym', ayr: 'aym', qu: 'que', quy: 'que', quz: 'que', qxw: 'que', qvw: 'que' },
}
