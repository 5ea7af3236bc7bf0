import { plainHeading } from '../../media/csv.ts'
import type { Sentence } from '../../media/refusals.ts'
import type { Kind, Visibility } from '../../media/vocabulary.ts'
import { captionLanguage } from './caption-language.ts'
import { FAULTS } from './faults.ts'

/** What a cell says, or why it says nothing that can be taken. */
export type Cell<T> = { value: T } | { fault: Sentence }

const VISIBILITIES: Record<string, Visibility> = {
  borrador: 'draft',
  draft: 'draft',
  publico: 'public',
  publica: 'public',
  public: 'public',
  enlace: 'unlisted',
  solo_con_enlace: 'unlisted',
  link: 'unlisted',
  unlisted: 'unlisted',
}

export function visibilityOf(text: string): Cell<Visibility> {
  const value = VISIBILITIES[plainHeading(text)]
  return value ? { value } : { fault: FAULTS.noVisibility(text) }
}

const ANSWERS: Record<string, boolean> = {
  ...{ si: true, yes: true, true: true, x: true },
  ...{ no: false, false: false },
}

export function answerOf(text: string): Cell<boolean> {
  const value = ANSWERS[plainHeading(text)]
  return value === undefined ? { fault: FAULTS.noAnswer(text) } : { value }
}

const KINDS: Record<string, Kind> = {
  video: 'video',
  spot: 'spot',
  audio: 'spot',
  spot_de_radio: 'spot',
  folleto: 'brochure',
  brochure: 'brochure',
}

export function kindOf(text: string): Cell<Kind> {
  const value = KINDS[plainHeading(text)]
  return value ? { value } : { fault: FAULTS.noKind(text) }
}

const LANGUAGES: Record<string, string> = { espanol: 'es', castellano: 'es', quechua: 'qu', ingles: 'en' }

/** A tag as it is, or one of the languages by its Spanish name. */
export function languageOf(text: string): string {
  return LANGUAGES[plainHeading(text)] ?? text
}

/** Parted by `|`, or by commas where there is no `|`. */
export function listOf(text: string): string[] {
  const words = text.split(text.includes('|') ? '|' : ',').map((word) => word.trim())
  return [...new Set(words)].filter(Boolean)
}

/** `3838`, `3 838`, `3.838` and `3,838` are one number: views have no fractions, so every mark parts thousands. */
export function countOf(text: string): Cell<number> {
  const fault = { fault: FAULTS.noCount(text) }
  if (!/^\d{1,3}([.,\s\u00a0]\d{3})+$|^\d+$/.test(text)) return fault
  const value = Number(text.replace(/\D/g, ''))
  return Number.isSafeInteger(value) ? { value } : fault
}

/** `es: hilario.srt | quy: hilario-quechua.vtt` */
export function captionsOf(text: string): Cell<{ language: string; file: string }[]> {
  const value: { language: string; file: string }[] = []
  for (const part of text.split('|')) {
    const found = /^\s*([A-Za-z0-9-]+)\s*:\s*(\S.*?)\s*$/.exec(part)
    if (!found?.[1] || !found[2]) return { fault: FAULTS.noCaptions(part.trim()) }
    const language = captionLanguage(found[1])
    if (language === null) return { fault: FAULTS.noLanguage(found[1]) }
    value.push({ language, file: found[2] })
  }
  return { value }
}

/** A word that is kept as it is. */
export function lineOf(text: string): Cell<string> {
  return text.length > 200 ? { fault: FAULTS.lineTooLong } : { value: text }
}
