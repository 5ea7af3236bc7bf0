import type { SubtitleFacts } from '../probe/facts.ts'

/** BCP 47 requires the two-letter code if there is one; containers use three letters (ISO 639-2). */
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

/** A container can hold a thousand tracks, and extracting each one reads the whole film. */
const MOST_LANGUAGES = 20

/** The first track of each language. A track without a language counts as `und` (BCP 47). */
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
