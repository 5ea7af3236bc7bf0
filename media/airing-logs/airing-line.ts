/** One line of an automation log: something was aired. Whether it was one of our spots is decided later. */
export interface AiringLine {
  /** Unix milliseconds, from the clock of the station. */
  at: number
  /** The file name without folders; null if the log names only a cart. */
  fileName: string | null
  /** Cart number, or the number of the spot; null if the log names only a file. */
  cart: number | null
  /** How long it played; null if the log does not say. */
  seconds: number | null
}

/** The last part of a path, on Windows or elsewhere. */
export function baseName(path: string): string {
  return path.trim().replace(/^.*[\\/]/, '')
}

/** `1:02:03`, `02:03` or `30` → seconds; null for anything else. */
export function seconds(text: string): number | null {
  const clean = text.trim().replace(',', '.')
  if (!/^(\d+:){0,2}\d+(\.\d+)?$/.test(clean)) return null
  return clean.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

export interface WallTime {
  hour: number
  minute: number
  second: number
}

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

export interface WallDay {
  year: number
  month: number
  day: number
}

/** `2026-01-31`, or `31/01/2026` as written in Peru, with `/`, `-` or `.`. */
export function wallDay(text: string): WallDay | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim())
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text.trim())
  return local === null ? null : realDay(Number(local[3]), Number(local[2]), Number(local[1]))
}

export function realDay(year: number, month: number, day: number): WallDay | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null
}
