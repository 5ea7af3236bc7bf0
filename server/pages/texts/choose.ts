import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../../media/vocabulary.ts'
import type { SiteTexts } from '../../config/house.ts'
import { en } from './en.ts'
import { es, type Texts } from './es.ts'
import { qu } from './qu.ts'

export const TEXTS: Record<InterfaceLanguage, Texts> = { es, qu, en }

/** The texts of a language, with what the organisation says of its site in place of ours. */
export function textsIn(language: InterfaceLanguage, siteTexts: SiteTexts): Texts {
  return { ...TEXTS[language], ...siteTexts[language] }
}

export function isInterfaceLanguage(text: unknown): text is InterfaceLanguage {
  return INTERFACE_LANGUAGES.some((language) => language === text)
}

// Browsers name Quechua by the macrolanguage or by one of its members; each gets the one translation there is.
const QUECHUA = /^(qu|qu[a-z]|qv[a-z]|qx[a-z])$/

/**
 * The language of a page: what the browser prefers (RFC 9110 §12.5.4) among those there are, else Spanish. A browser
 * set to English in a Spanish-speaking place often says so only because the phone came that way, but it is the only
 * wish there is; every page has links to the other languages.
 */
export function preferredLanguage(acceptLanguage: string | undefined): InterfaceLanguage {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag, q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { language } of wishes) {
    const known = interfaceLanguage(language)
    if (known !== null) return known
  }
  return 'es'
}

/** The language of the interface that a language tag belongs to, or null: `es-PE` is `es`, `quy` is `qu`. */
export function interfaceLanguage(tag: string): InterfaceLanguage | null {
  const language = tag.toLowerCase().split('-')[0] ?? ''
  const known = QUECHUA.test(language) ? 'qu' : language
  return isInterfaceLanguage(known) ? known : null
}
