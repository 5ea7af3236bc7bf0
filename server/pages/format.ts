import type { Texts } from './texts/es.ts'

/** `3:25`, and from an hour on `1:02:05`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (n: number): string => String(n).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** As ISO 8601 has it: `PT1H2M5S`. */
export function isoDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [
    [Math.floor(whole / 3600), 'H'],
    [Math.floor(whole / 60) % 60, 'M'],
    [whole % 60, 'S'],
  ] as const
  const text = parts.map(([n, unit]) => (n > 0 ? `${n}${unit}` : '')).join('')
  return `PT${text || '0S'}`
}

/** `640 kB`, `1,2 MB`, `35 MB`: decimal units, as data bundles are sold. */
export function size(bytes: number, { locale }: Pick<Texts, 'locale'>): string {
  // Nothing is ever "0 kB": the smallest download still costs something.
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  const [value, unit] = bytes < 999_500_000 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${decimal(value, value < 10 ? 1 : 0, locale)} ${unit}`
}

/** A number with the decimal sign of the page's language. Peru officially writes a comma, CLDR says a point. */
export function decimal(value: number, digits: number, locale: string): string {
  const text = value.toFixed(digits).replace(/\.0+$/, '')
  return locale.startsWith('es') ? text.replace('.', ',') : text
}

/** `3838 vistas`, `12 400 vistas`: four digits stand together, as the Academy recommends. */
export function views(count: number, texts: Pick<Texts, 'views'>): string {
  const digits = String(count)
  const grouped = digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0') : digits
  return texts.views(grouped, count === 1)
}

/** A day as people of the place read it; the time zone is that of Peru, whatever the server's. */
export function day(instant: string, { locale }: Pick<Texts, 'locale'>): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'America/Lima',
  }).format(new Date(instant))
}

// ICU knows neither how the speakers of these varieties are called here, nor most of the varieties.
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
