import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../../media/vocabulary.ts'

const KEY = 'chaski.language'

/** The language that was last chosen in this browser, else Spanish: the browser's own says little about who sits there. */
export function chosenLanguage(storage: Pick<Storage, 'getItem'>): InterfaceLanguage {
  const kept = storage.getItem(KEY)
  return INTERFACE_LANGUAGES.find((language) => language === kept) ?? 'es'
}

export function keepLanguage(language: InterfaceLanguage, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(KEY, language)
}
