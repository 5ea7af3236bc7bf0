import type { Calendar } from './calendar.ts'

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

/** What spots are called, by the prefix and the days of the organisation. */
export interface SpotNames {
  readonly prefix: string
  /** `ABC-000123`: how people refer to a spot on the phone. */
  code(number: number): string
  /** The number in a code, or in a name that starts with one, such as `ABC-000123_v2.mp3`; null if there is none. */
  numberIn(text: string): number | null
  /**
   * The name that a spot's file is kept under at a station: ASCII, sortable, the same at every fetch of the same
   * version, legal on Windows and below 64 characters.
   *
   * `ABC-000123_v2_es-PE_30s_20260110-20260210.mp3`; without an end `…_20260110-.mp3`, without any date the last part
   * is left out.
   */
  file(spot: SpotName): string
  /**
   * A station's own name for a spot's file, such as `{cart}_{title}` → `50123_Nos_cuidamos.mp3`. A spot that has no
   * cart number at the station takes its own number there.
   */
  templated(template: string, spot: SpotName & { title: string; cart: number | null }): string
}

/** What a prefix has to be: it stands at the beginning of file names, and is said on the phone. */
export const SPOT_PREFIX_PATTERN = '^[A-Z]{2,5}$'

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

/** @param prefix as `SPOT_PREFIX_PATTERN` says */
export function spotNames(prefix: string, calendar: Calendar): SpotNames {
  const pattern = new RegExp(`\\b${prefix}-(\\d{6,9})(?!\\d)`, 'i')
  const code = (number: number): string => `${prefix}-${String(number).padStart(6, '0')}`
  /** `2026-01-10T05:00:00Z` → `20260110`. */
  const compactDay = (instant: string | null): string =>
    instant === null ? '' : calendar.dayOf(instant).replaceAll('-', '')
  /** The last day of validity. The end is exclusive: what ends at midnight ended the day before. */
  const lastDay = (validUntil: string | null): string =>
    validUntil === null ? '' : compactDay(new Date(Date.parse(validUntil) - 1).toISOString())

  return {
    prefix,
    code,

    numberIn(text) {
      const digits = pattern.exec(text)?.[1]
      return digits === undefined ? null : Number(digits)
    },

    file({ number, version, language, duration, validFrom, validUntil, extension }) {
      const parts = [code(number), `v${version}`, language ?? 'und', `${Math.round(duration)}s`]
      if (validFrom !== null || validUntil !== null)
        parts.push(`${compactDay(validFrom)}-${lastDay(validUntil)}`)
      return `${parts.join('_')}.${extension}`
    },

    templated(template, spot) {
      const values: Record<Placeholder, string> = {
        code: code(spot.number),
        number: String(spot.number),
        cart: String(spot.cart ?? spot.number),
        version: String(spot.version),
        language: spot.language ?? 'und',
        seconds: String(Math.round(spot.duration)),
        from: compactDay(spot.validFrom),
        until: lastDay(spot.validUntil),
        title: spot.title,
      }
      const name = template
        .replace(/\{(\w+)\}/g, (_, word: Placeholder) => plain(values[word]))
        .slice(0, MAX_NAME)
        // Windows silently drops these at the end, and then does not find the file.
        .replace(/[. ]+$/, '')
        .trim()
      return `${name === '' || RESERVED.test(name) ? code(spot.number) : name}.${spot.extension}`
    },
  }
}

/** Text reduced to ASCII letters, digits, `-` and `_`. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9-]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
