/** What a file name of a spot tells. */
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

/** Peru keeps no daylight saving time: UTC−5 all year. */
const LIMA = 'America/Lima'

const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: LIMA,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** `2026-01-10T05:00:00Z` → `20260110`, the day in Lima. */
function dayInLima(instant: string): string {
  return day.format(new Date(instant)).replaceAll('-', '')
}

/** `AYD-000123`: how people name a spot on the telephone. */
export function spotCode(number: number): string {
  return `AYD-${String(number).padStart(6, '0')}`
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
      `${spot.validFrom === null ? '' : dayInLima(spot.validFrom)}-${spot.validUntil === null ? '' : dayInLima(spot.validUntil)}`,
    )
  }
  return `${parts.join('_')}.${spot.extension}`
}
