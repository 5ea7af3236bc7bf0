import { dayInLima } from './lima.ts'

/** What the file name of a spot contains. */
export interface SpotName {
  number: number
  version: number
  language: string | null
  /** Seconds. */
  duration: number
  /** RFC 3339, or null for "always". */
  validFrom: string | null
  validUntil: string | null
  /** Without the dot. */
  extension: string
}

/** `2026-01-10T05:00:00Z` → `20260110`, the day in Lima. */
const compactDay = (instant: string): string => dayInLima(instant).replaceAll('-', '')

/** The last day of validity. The end is exclusive: what ends at midnight ended the day before. */
function lastDay(validUntil: string): string {
  return compactDay(new Date(Date.parse(validUntil) - 1).toISOString())
}

/** `AYD-000123`: how people refer to a spot on the phone. */
export function spotCode(number: number): string {
  return `AYD-${String(number).padStart(6, '0')}`
}

/** The number in a code, or in a name that starts with one, such as `AYD-000123_v2.mp3`; null if there is none. */
export function numberInCode(text: string): number | null {
  const digits = /\bAYD-(\d{6,9})(?!\d)/i.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * The name that a spot's file is kept under at a station: ASCII, sortable, the same at every fetch of the same
 * version, legal on Windows and below 64 characters.
 *
 * `AYD-000123_v2_es-PE_30s_20260110-20260210.mp3`; without an end `…_20260110-.mp3`, without any date the last part
 * is left out.
 */
export function spotFileName(spot: SpotName): string {
  const parts = [
    spotCode(spot.number),
    `v${spot.version}`,
    spot.language ?? 'und',
    `${Math.round(spot.duration)}s`,
  ]
  if (spot.validFrom !== null || spot.validUntil !== null) {
    parts.push(
      `${spot.validFrom === null ? '' : compactDay(spot.validFrom)}-${spot.validUntil === null ? '' : lastDay(spot.validUntil)}`,
    )
  }
  return `${parts.join('_')}.${spot.extension}`
}

const PLACEHOLDERS = [
  'code',
  'number',
  'cart',
  'version',
  'language',
  'seconds',
  'from',
  'until',
  'title',
] as const
type Placeholder = (typeof PLACEHOLDERS)[number]

/**
 * A template that a station may ask for: the placeholders, and signs that are legal on every system. One of `{code}`,
 * `{number}` and `{cart}` has to be there, or two spots would share a name.
 */
export const NAME_TEMPLATE_PATTERN = `^(?=.*\\{(code|number|cart)\\})([A-Za-z0-9_.() -]|\\{(${PLACEHOLDERS.join('|')})\\})+$`

// Names that Windows reserves, with any extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const MAX_NAME = 100

/**
 * A station's own name for a spot's file, such as `{cart}_{title}` → `50123_Nos_cuidamos.mp3`. A spot that has no
 * cart number at the station takes its own number there.
 */
export function templatedFileName(
  template: string,
  spot: SpotName & { title: string; cart: number | null },
): string {
  const values: Record<Placeholder, string> = {
    code: spotCode(spot.number),
    number: String(spot.number),
    cart: String(spot.cart ?? spot.number),
    version: String(spot.version),
    language: spot.language ?? 'und',
    seconds: String(Math.round(spot.duration)),
    from: spot.validFrom === null ? '' : compactDay(spot.validFrom),
    until: spot.validUntil === null ? '' : lastDay(spot.validUntil),
    title: spot.title,
  }
  const name = template
    .replace(/\{(\w+)\}/g, (_, word: Placeholder) => plain(values[word]))
    .slice(0, MAX_NAME)
    // Windows silently drops these at the end, and then does not find the file.
    .replace(/[. ]+$/, '')
    .trim()
  return `${name === '' || RESERVED.test(name) ? spotCode(spot.number) : name}.${spot.extension}`
}

/** Text reduced to ASCII letters, digits, `-` and `_`. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9-]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
