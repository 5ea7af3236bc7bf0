import type { SubtitleFacts } from '../probe/facts.ts'

/** BCP 47 wants the two letters where there are two; containers write three (ISO 639-2). */
const SHORT: Readonly<Record<string, string>> = {
  spa: 'es',
  esl: 'es',
  eng: 'en',
  que: 'qu',
  aym: 'ay',
  por: 'pt',
  fra: 'fr',
  fre: 'fr',
  deu: 'de',
  ger: 'de',
  ita: 'it',
}

/** A container can hold a thousand tracks, and each costs a reading of the whole film. */
const MOST_LANGUAGES = 20

/** One track per language, the first of each; a track that names none gets `und`, as BCP 47 has it. */
export function captionLanguages(
  subtitles: readonly SubtitleFacts[],
): { stream: number; language: string }[] {
  const byLanguage = new Map<string, number>()
  for (const { stream, language } of subtitles) {
    const written = (language ?? '').toLowerCase()
    const tag = /^[a-z]{2,3}$/.test(written) ? (SHORT[written] ?? written) : 'und'
    if (!byLanguage.has(tag)) byLanguage.set(tag, stream)
  }
  return [...byLanguage].slice(0, MOST_LANGUAGES).map(([language, stream]) => ({ stream, language }))
}
