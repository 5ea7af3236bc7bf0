import type { Calendar } from '../../../media/calendar.ts'
import type { InterfaceLanguage } from '../../../media/vocabulary.ts'
import { language } from '../language/words.ts'
import * as quechua from './quechua.ts'

/**
 * Formats figures for readers in Peru, in the language of the studio. Each function takes plain numbers or RFC 3339
 * instants and returns text.
 */

/** Browsers know no Quechua: its figures are written as in Spanish, and its words are in `quechua.ts`. */
const LOCALES: Record<InterfaceLanguage, string> = { es: 'es-PE', qu: 'es-PE', en: 'en-GB' }

const locale = (): string => LOCALES[language.value]
const isQuechua = (): boolean => language.value === 'qu'

/** The time zone that is shown. A laptop set to another zone must not shift the day on which a spot starts. */
type Clock = Pick<Calendar, 'zone'>

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes with decimal units: `1,5 MB`. Whole numbers from 100 up and for single bytes. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** power
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 || amount >= 100 ? 0 : 1,
  }).format(amount)
}

/** Bytes per second: `340 kB/s`. */
export function formatSpeed(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`
}

/** The length of a work, as on a player: `0:30`, `1:02:05`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (part: number): string => String(part).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** Time remaining, coarsely: the exact seconds of an estimate would only flicker. */
export function formatTimeLeft(seconds: number): string {
  const unit = (amount: number, name: 'second' | 'minute' | 'hour'): string =>
    isQuechua()
      ? quechua.duration(amount, name)
      : new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'long' }).format(amount)
  if (seconds < 55) return unit(Math.max(5, Math.ceil(seconds / 5) * 5), 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return unit(minutes, 'minute')
  const rest = minutes % 60
  const hours = unit(Math.floor(minutes / 60), 'hour')
  return rest === 0 ? hours : `${hours} ${unit(rest, 'minute')}`
}

/** 0..1 as a whole percentage; 100 % only when it is really done. */
export function formatPercent(part: number): string {
  const shown = part >= 1 ? 1 : Math.floor(Math.max(0, part) * 100) / 100
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(shown)
}

export function formatCount(count: number): string {
  // The old site wrote 3838, and so does Spanish: no separator below 10 000.
  return new Intl.NumberFormat(locale(), { useGrouping: 'min2' }).format(count)
}

/** `23 de noviembre de 2026 a las 14:05` */
export function formatInstant(instant: string, { zone }: Clock): string {
  if (isQuechua()) return quechua.instant(instant, zone)
  return new Intl.DateTimeFormat(locale(), {
    dateStyle: 'long',
    timeStyle: 'short',
    hour12: false,
    timeZone: zone,
  }).format(new Date(instant))
}

/** `23 nov 2026`, for lists. */
export function formatDay(instant: string, { zone }: Clock): string {
  if (isQuechua()) return quechua.day(instant, zone)
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).format(new Date(instant))
}

/** A calendar day (`2026-11-23`) with its weekday: `lun, 23 nov. 2026`. */
export function formatCalendarDay(day: string): string {
  if (isQuechua()) return quechua.day(`${day}T00:00:00Z`, 'UTC')
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

/** A calendar month (`2026-11`): `noviembre de 2026`. */
export function formatMonth(month: string): string {
  if (isQuechua()) return month.split('-').reverse().join('/')
  return new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

/** How long ago something was, coarsely: `hace 5 minutos`, `ayer`, `hace 3 días`. */
export function formatAgo(instant: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(instant).getTime()) / 1000)
  const [amount, unit] = coarsely(seconds)
  if (isQuechua()) return quechua.ago(amount, unit)
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(-amount, unit)
}

function coarsely(seconds: number): [number, 'minute' | 'hour' | 'day'] {
  if (seconds < 90 * 60) return [Math.floor(seconds / 60), 'minute']
  if (seconds < 36 * 3600) return [Math.floor(seconds / 3600), 'hour']
  return [Math.round(seconds / 86_400), 'day']
}
