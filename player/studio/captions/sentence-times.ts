import type { SentenceTime, TimedSentence } from '../../../media/schemas/timed-script.ts'

/** As it stands in the fields of the form. */
export interface TypedTime {
  start: string
  end: string
}

export function typedTimes(sentences: readonly TimedSentence[]): TypedTime[] {
  return sentences.map(({ start, end }) => ({ start: shown(start), end: shown(end) }))
}

/** The times that were typed; null where one is no number, ends before it begins, or begins before the one above it. */
export function readTimes(typed: readonly TypedTime[]): SentenceTime[] | null {
  const times = typed.map(({ start, end }) => ({ start: secondsOf(start), end: secondsOf(end) }))
  const isGood = times.every(
    ({ start, end }, index) => start >= (times[index - 1]?.start ?? 0) && end > start && end <= 360_000,
  )
  return isGood ? times : null
}

/** All of them later, or earlier; none before the beginning. Null where the amount is no number. */
export function shifted(typed: readonly TypedTime[], by: string): TypedTime[] | null {
  const seconds = secondsOf(by)
  if (Number.isNaN(seconds)) return null
  const move = (time: string): string => shown(Math.max(0, secondsOf(time) + seconds))
  return typed.map(({ start, end }) => ({ start: move(start), end: move(end) }))
}

/** A comma is a decimal point too. */
function secondsOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.').replace('−', '-'))
}

function shown(seconds: number): string {
  return Number.isNaN(seconds) ? '' : String(Math.round(seconds * 100) / 100)
}
