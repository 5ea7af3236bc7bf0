import type { InterfaceLanguage } from './vocabulary.ts'

/** A text in each language of the interface. Spanish is always there, the others may be empty. */
export type InLanguages = Record<InterfaceLanguage, string>

/** What stands in the language that is wished, else in Spanish; `language` says which it is. */
export function inWords(
  texts: InLanguages,
  wished: InterfaceLanguage,
): { text: string; language: InterfaceLanguage } {
  const text = texts[wished].trim()
  return text === '' ? { text: texts.es, language: 'es' } : { text, language: wished }
}
