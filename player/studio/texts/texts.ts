import type { InterfaceLanguage } from '../../../media/vocabulary.ts'
import { es, type Texts } from './es.ts'

export const language: InterfaceLanguage = 'es'

/** The words on the screen. */
export const texts: Texts = es
