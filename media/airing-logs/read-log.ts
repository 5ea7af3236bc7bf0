import type { Calendar } from '../calendar.ts'
import { decodeText } from '../decode-text.ts'
import type { AiringLine } from './airing-line.ts'
import { isTemplate, type LogColumns } from './column-names.ts'
import { compare, dateOrderOf } from './date-order.ts'
import { faultAt, type LogEntries, type LogEntry, type LogFault } from './log-entry.ts'
import { datesOfRivendell, looksLikeRivendell, readRivendellLog } from './rivendell.ts'
import { findTable, guessColumns, type LogTable, readTable, type TaughtColumns } from './table.ts'
import { type DateOrder, isoDay, type WallDay, wallDay } from './wall.ts'
import { looksLikeZara, readZaraLog } from './zara.ts'

/** What is known of the logs of one station, from its earlier ones or because somebody was asked. */
export interface LogHabits {
  dateOrder: DateOrder | null
  columns: TaughtColumns
}

export const NO_HABITS: LogHabits = { dateOrder: null, columns: {} }

/** What a log leaves open. It is asked once and never guessed: a wrong date is worse than none. */
export type LogQuestion =
  /** `10/01/2026` may be in January or in October. */
  | { about: 'date_order'; written: string; dayFirst: string; monthFirst: string }
  /** A table whose headings are not known. `shape` is what the answer is remembered by. */
  | { about: 'columns'; shape: string; hasHeading: boolean; rows: string[][]; guess: LogColumns }
  /** Neither the log nor its name tells the day. */
  | { about: 'day' }

export interface LogReading {
  /** Empty while there is a question. */
  lines: AiringLine[]
  /** Lines that should be airings and are not understood. */
  faults: LogFault[]
  question: LogQuestion | null
  /** The order that the dates of this log prove; null if they prove none. */
  provenOrder: DateOrder | null
}

export interface LogContext {
  habits: LogHabits
  /** At the station. Nothing was aired later than that. */
  today: WallDay
  /** The day of a log that does not tell, as somebody said. */
  day?: WallDay | undefined
  /** Of the clock that wrote it. */
  calendar: Calendar
}

/**
 * Reads the log of an automation, whose format is detected from its content.
 * @returns null if it is not a log we can read
 */
export function readLog(bytes: Uint8Array, fileName: string, context: LogContext): LogReading | null {
  return readLogText(decodeText(bytes), fileName, context)
}

/** The same of a log that is kept as text. */
export function readLogText(text: string, fileName: string, context: LogContext): LogReading | null {
  if (looksLikeRivendell(text)) return dated(readRivendellLog(text), context, datesOfRivendell(text))
  if (looksLikeZara(text)) return dated(readZaraLog(text, fileName), context)
  const table = findTable(text, context.habits.columns)
  if (table === null) return null
  const { columns } = table
  if (columns === null) return open({ about: 'columns', ...shownOf(table) })
  const habits =
    isTemplate(table.shape) && context.habits.dateOrder === null
      ? { ...context.habits, dateOrder: 'day-first' as const }
      : context.habits
  return dated(readTable({ ...table, columns }, fileName), { ...context, habits })
}

/** Settles what the dates mean. */
function dated({ entries, faults }: LogEntries, context: LogContext, further: string[] = []): LogReading {
  const isUndated = entries.some(({ when }) => 'date' in when && when.date === '')
  if (isUndated && context.day === undefined) return open({ about: 'day' })
  const dates = entries.flatMap(({ when }) => ('date' in when && when.date !== '' ? [when.date] : []))
  const found = dateOrderOf([...further, ...dates], context.today, context.habits.dateOrder)
  if ('askedOf' in found) {
    return open({
      about: 'date_order',
      written: found.askedOf,
      dayFirst: isoDay(found.dayFirst),
      monthFirst: isoDay(found.monthFirst),
    })
  }
  const reading: LogReading = {
    lines: [],
    faults: [...faults],
    question: null,
    provenOrder: found.proven ? found.order : null,
  }
  for (const entry of entries) {
    const at = instantOf(entry, found.order, context)
    if (at === null) reading.faults.push(faultAt(entry.line, nameOf(entry)))
    else {
      const { when: _, ...said } = entry
      reading.lines.push({ ...said, at })
    }
  }
  reading.faults.sort((a, b) => a.line - b.line)
  return reading
}

/** Null for a day that does not exist or has not come. */
function instantOf(
  { when }: LogEntry,
  order: DateOrder,
  { day, today, calendar }: LogContext,
): number | null {
  if ('instant' in when) return when.instant
  const date = when.date === '' ? (day ?? null) : wallDay(when.date, order)
  if (date === null || compare(date, today) > 0) return null
  const { hour, minute, second } = when.time
  return calendar.fromWall(date.year, date.month, date.day + when.daysLater, hour, minute, second)
}

function open(question: LogQuestion): LogReading {
  return { lines: [], faults: [], question, provenOrder: null }
}

const ROWS_SHOWN = 8
const CELLS_SHOWN = 16
const LETTERS_SHOWN = 80

function shownOf(table: LogTable): Omit<LogQuestion & { about: 'columns' }, 'about'> {
  const from = table.heading ?? 0
  return {
    shape: table.shape,
    hasHeading: table.heading !== null,
    rows: table.rows
      .slice(from, from + ROWS_SHOWN)
      .map(({ cells }) => cells.slice(0, CELLS_SHOWN).map((cell) => cell.slice(0, LETTERS_SHOWN))),
    guess: guessColumns(table),
  }
}

function nameOf({ when, fileName, cart, title }: LogEntry): string {
  const written = 'date' in when ? when.date : ''
  return [written, fileName ?? title ?? cart].filter((part) => part !== '' && part !== null).join(' · ')
}
