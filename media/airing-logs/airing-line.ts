/** One line of an automation log: something was aired. Whether it was one of our spots is decided later. */
export interface AiringLine {
  /** Of the log, from 1: where a person finds it. */
  line: number
  /** Unix milliseconds, from a clock on the station's wall. */
  at: number
  /** The file name without folders; null if the log names none. */
  fileName: string | null
  /** Cart number, or the number of the spot; null if the log names none. */
  cart: number | null
  /** As the tags of the file have it; null if the log names none. */
  title: string | null
  artist: string | null
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
