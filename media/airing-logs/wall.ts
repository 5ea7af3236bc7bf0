/** What a clock on the wall shows. */
export interface WallTime {
  hour: number
  minute: number
  second: number
}

/** What a calendar on the wall shows. */
export interface WallDay {
  year: number
  /** From 1. */
  month: number
  day: number
}

/** Which of two numbers comes first in a date such as `10/01/2026`. */
export type DateOrder = 'day-first' | 'month-first'

/** `7:05`, `07:05:09`, `7:05:09 p. m.` */
export function wallTime(text: string): WallTime | null {
  const found = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*(?:([ap])\.?\s*m\.?)?$/i.exec(
    text.trim(),
  )
  if (found === null) return null
  let hour = Number(found[1])
  const half = found[4]?.toLowerCase()
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  const time = { hour, minute: Number(found[2]), second: Number(found[3] ?? 0) }
  return time.hour < 24 && time.minute < 60 && time.second < 60 ? time : null
}

/** The longest way to write a date. The expressions below would take forever on a longer text. */
const LONGEST_DATE = 60

/**
 * A date in any of the ways in which logs write it: `2026-01-31`, `31/01/2026`, `31.1.26`, `22 May 2024`,
 * `miércoles 22 de mayo de 2024`, `May 22, 2024`.
 * @param order decides what `10/01/2026` means; a date that has only one meaning needs none
 */
export function wallDay(text: string, order: DateOrder = 'day-first'): WallDay | null {
  const clean = text.trim()
  if (clean.length > LONGEST_DATE) return null
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(clean)
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(clean)
  if (local === null) return dayInWords(clean)
  const [first, second] = [Number(local[1]), Number(local[2])]
  const year = fullYear(local[3] ?? '')
  return order === 'day-first' ? realDay(year, second, first) : realDay(year, first, second)
}

/** The first three letters of a month in Spanish, Portuguese and English. */
const MONTHS = [
  ['ene', 'jan'],
  ['feb', 'fev'],
  ['mar'],
  ['abr', 'apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['ago', 'aug'],
  ['set', 'sep'],
  ['oct', 'out'],
  ['nov'],
  ['dic', 'dez', 'dec'],
]

function dayInWords(text: string): WallDay | null {
  const words = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[\s,./-]+/)
    .filter((word) => word !== '' && word !== 'de' && word !== 'del')
  // A weekday stands in front.
  const [first = '', second = '', third = ''] = words.slice(-3)
  if (words.length < 3 || words.length > 4 || !/^(\d{4}|\d{2})$/.test(third)) return null
  const day = /^\d{1,2}$/.test(first) ? first : second
  const month = MONTHS.findIndex((names) => names.includes((day === first ? second : first).slice(0, 3)))
  return /^\d{1,2}$/.test(day) && month !== -1 ? realDay(fullYear(third), month + 1, Number(day)) : null
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/** Null for 31 February and the like. */
export function realDay(year: number, month: number, day: number): WallDay | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null
}

/** YYYY-MM-DD. */
export function isoDay({ year, month, day }: WallDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day in the name of a file, as `wallDay` reads it: `2026-02-16.log`, `20260216.txt`, `registro 16-02-2026.txt`. */
export function dateInName(fileName: string): string | null {
  const iso = /(?<!\d)(\d{4})[-._]?(\d{2})[-._]?(\d{2})(?!\d)/.exec(fileName)
  if (iso !== null && realDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) !== null)
    return `${iso[1]}-${iso[2]}-${iso[3]}`
  return /(?<!\d)\d{1,2}[-._]\d{1,2}[-._]\d{4}(?!\d)/.exec(fileName)?.[0].replaceAll('_', '-') ?? null
}
