import type { FfprobeStream } from '../ffmpeg/ffprobe.ts'

/** What a container tells of a sound track, by which one is wanted before another. */
export interface ToldTrack {
  /** As the container writes it, often ISO 639-2. */
  language: string | null
  isDefault: boolean
  /** A commentary, or the description for those who do not see: never what all are to hear. */
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
 * The tracks in the order in which they are wanted: those for all before those beside, then those in the language of
 * the work, then the one marked as the default, then as they come.
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
