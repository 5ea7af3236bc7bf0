import { html } from 'ghtml'
import { type InLanguages, inWords } from '../../media/in-languages.ts'
import type { Place, Programme } from '../../media/schemas/programme.ts'
import { KINDS } from '../../media/vocabulary.ts'
import type { PageContext } from './context.ts'
import { views } from './format.ts'

/** A programme text in the best language for this page, with a `lang` attribute if it differs from the page's. */
export function worded(
  texts: InLanguages,
  { language }: Pick<PageContext, 'language'>,
): { text: string; lang: string } {
  const chosen = inWords(texts, language)
  return { text: chosen.text, lang: chosen.language === language ? '' : html` lang="${chosen.language}"` }
}

/** `Pampas, Tayacaja (Huancavelica)`: from the narrowest part outwards, the department in brackets. */
export function placeName({ department, province, district }: Place): string {
  const narrow = [district, province].filter((part) => part !== null && part !== department).join(', ')
  return narrow === '' ? department : `${narrow} (${department})`
}

/** `2 videos · 1 spot de radio · 4236 vistas`; zero counts are left out. */
export function programmeFacts({ counts }: Pick<Programme, 'counts'>, { texts }: PageContext): string {
  const kinds = KINDS.filter((kind) => counts[kind] > 0).map((kind) => texts.countOfKind[kind](counts[kind]))
  return [...kinds, ...(counts.views > 0 ? [views(counts.views, texts)] : [])].join(' · ')
}
