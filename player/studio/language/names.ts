import type { InterfaceLanguage } from '../../../media/vocabulary.ts'

/** Each language in itself: whoever cannot read the present one finds their own. */
export const LANGUAGE_NAMES: Record<InterfaceLanguage, string> = {
  es: 'Español',
  qu: 'Runasimi',
  en: 'English',
}
