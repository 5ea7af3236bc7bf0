import { grouped } from '../../media/measures.ts'
import type { PageContext } from './context.ts'
import type { Texts } from './texts/es.ts'

/** `3838 vistas`. */
export function views(count: number, texts: Pick<Texts, 'views'>): string {
  return texts.views(grouped(count), count === 1)
}

/** The date of an instant in the organisation's time zone, formatted for readers there. */
export function day(
  instant: string,
  { calendar, texts }: Pick<PageContext, 'calendar'> & { texts: Pick<Texts, 'locale'> },
): string {
  return calendarDay(calendar.dayOf(instant), texts)
}

/** A calendar date (`2026-11-23`), independent of any time zone: `23 de noviembre de 2026`. */
export function calendarDay(date: string, { locale }: Pick<Texts, 'locale'>): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

/** The period of a project, as far as known; its dates are independent of any time zone. */
export function period(
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
  texts: Pick<Texts, 'locale' | 'validBetween' | 'validFrom' | 'validUntil'>,
): string | null {
  const at = (date: string): string => calendarDay(date, texts)
  if (startsOn !== null && endsOn !== null) return texts.validBetween(at(startsOn), at(endsOn))
  if (startsOn !== null) return texts.validFrom(at(startsOn))
  return endsOn === null ? null : texts.validUntil(at(endsOn))
}

/** Capitalised, for use on its own. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

// ICU knows neither the local names of these varieties nor most of the varieties themselves.
const PERUVIAN: Record<string, string> = {
  es: 'español',
  qu: 'quechua',
  quy: 'quechua chanka (Ayacucho)',
  quz: 'quechua cusqueño',
  qvw: 'quechua wanka (Junín)',
  qxw: 'quechua wanka (Jauja)',
  qwh: 'quechua áncash',
  ay: 'aimara',
  aym: 'aimara',
  cni: 'asháninka',
  shp: 'shipibo-konibo',
  agr: 'awajún',
}

/** The name of a language tag in the language of the page: `es-PE` is `español`. */
export function languageName(tag: string, { locale }: Pick<Texts, 'locale'>): string {
  const [language = tag] = tag.split('-')
  const own = locale.startsWith('es') ? PERUVIAN[language] : undefined
  if (own) return own
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
  return name === language ? (PERUVIAN[language] ?? tag) : name
}
