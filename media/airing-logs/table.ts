import { type CsvRow, parseCsv } from '../csv.ts'
import { baseName, seconds } from './airing-line.ts'
import { columnsNamed, type LogColumn, type LogColumns, suffices, tableShape } from './column-names.ts'
import { faultAt, type LogEntries, type LogEntry } from './log-entry.ts'
import { dateInName, wallDay, wallTime } from './wall.ts'

/**
 * A table as spreadsheets and most automations write it, separated by semicolons, tabs or commas. Its headings, which
 * may stand below a title, name the columns in Spanish, Portuguese or English:
 *
 *     fecha;hora;archivo;duracion
 *     10/01/2026;07:00:03;C:\Chaski\hoy\ABC-000123_v2_es-PE_30s.mp3;30
 *
 * The histories of LibreTime (`startDate,startTime,…,title,artist`) and AzuraCast (`Date,Time,…,Track,Artist`) are such
 * tables. A table without a day in it takes the day from the name of its file.
 */
export interface LogTable {
  rows: CsvRow[]
  /** Place of the headings among the rows; null if there are none. */
  heading: number | null
  /** Null if nobody has told yet. */
  columns: LogColumns | null
  /** By which a later table of the same program is recognised. */
  shape: string
}

/** What each column of the tables of a shape says, as a person told. */
export type TaughtColumns = Readonly<Record<string, LogColumns>>

/** A title and a period may stand above the headings. */
const ROWS_ABOVE = 10
/** How many rows tell whether this is a log at all. */
const ROWS_LOOKED_AT = 50

/**
 * @returns null if it is no table of airings, by all that can be told
 */
export function findTable(text: string, taught: TaughtColumns): LogTable | null {
  const told = (shape: string): LogColumns | null =>
    Object.hasOwn(taught, shape) ? (taught[shape] ?? null) : null
  const rows = rowsOf(text)
  const top = rows.slice(0, ROWS_ABOVE)
  for (const [place, { cells }] of top.entries()) {
    const shape = tableShape(cells, cells)
    const columns = told(shape) ?? columnsNamed(cells)
    if (columns !== null) return { rows, heading: place, columns, shape }
  }
  const body = rows.filter(({ cells }) => isTimed(cells))
  const looked = rows.slice(0, ROWS_LOOKED_AT)
  if (body.length === 0 || looked.filter(({ cells }) => isTimed(cells)).length * 2 < looked.length - 1)
    return null
  const first = rows.findIndex(({ cells }) => isTimed(cells))
  const width = rows[first]?.cells.length ?? 0
  const above = rows[first - 1]?.cells
  const heading = above !== undefined && above.length === width && width > 1 ? first - 1 : null
  const shape = tableShape(heading === null ? null : (above ?? null), rows[first]?.cells ?? [])
  return { rows, heading, columns: told(shape), shape }
}

export function readTable(
  { rows, heading, columns }: LogTable & { columns: LogColumns },
  fileName: string,
): LogEntries {
  const found: LogEntries = { entries: [], faults: [] }
  const namedDate = dateInName(fileName) ?? ''
  for (const { line, cells } of rows.slice(heading === null ? 0 : heading + 1)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const entry = readRow(line, cells, columns, namedDate)
    if (entry === null) found.faults.push(faultAt(line, cells.filter((cell) => cell !== '').join(' · ')))
    else found.entries.push(entry)
  }
  return found
}

/** What the columns of a table without known headings probably are, from what stands in them. */
export function guessColumns({ rows }: LogTable): LogColumns {
  const sample = rows.filter(({ cells }) => isTimed(cells)).slice(0, ROWS_LOOKED_AT)
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length))
  const guess: LogColumns = {}
  for (let place = 0; place < width; place++) {
    const column = contentOf(sample.map(({ cells }) => cells[place] ?? ''))
    if (column !== null && guess[column] === undefined) guess[column] = place
  }
  return suffices(guess) ? guess : {}
}

function contentOf(cells: readonly string[]): LogColumn | null {
  const said = cells.filter((cell) => cell.trim() !== '')
  const most = (is: (cell: string) => boolean): boolean =>
    said.length > 0 && said.filter(is).length * 2 > said.length
  if (most((cell) => momentIn(cell) !== null)) return 'moment'
  if (most((cell) => wallDay(cell) !== null)) return 'day'
  if (most((cell) => wallTime(cell) !== null)) return 'time'
  if (most((cell) => /\.(mp3|wav|flac|ogg|opus|m4a|wma|aac)\s*$/i.test(cell))) return 'file'
  return null
}

/** With a colon: `12.50` is a price. */
const isTimed = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.includes(':') && (wallTime(cell) !== null || momentIn(cell) !== null))

function readRow(
  line: number,
  cells: readonly string[],
  columns: LogColumns,
  namedDate: string,
): LogEntry | null {
  const cell = (column: LogColumn): string => cells[columns[column] ?? -1]?.trim() ?? ''
  const moment =
    momentIn(cell('moment')) ??
    momentIn(`${cell('day')} ${cell('time')}`) ??
    (columns.day === undefined ? momentIn(`${namedDate} ${cell('time')}`) : null)
  const when = moment ?? undatedIn(columns, cell('time'), namedDate)
  const [file, title, artist] = [cell('file'), cell('title'), cell('artist')]
  const cart = /^\d{1,9}$/.test(cell('cart')) ? Number(cell('cart')) : null
  if (when === null || (file === '' && cart === null && title === '')) return null
  return {
    line,
    when,
    fileName: file === '' ? null : baseName(file),
    cart,
    title: title === '' ? null : title,
    artist: artist === '' ? null : artist,
    seconds: seconds(cell('length')),
  }
}

/** A time of a day that neither the table nor the name of its file tells: somebody has to say it. */
function undatedIn(columns: LogColumns, text: string, namedDate: string): LogEntry['when'] | null {
  const time = wallTime(text)
  if (time === null || columns.day !== undefined || columns.moment !== undefined || namedDate !== '')
    return null
  return { date: '', daysLater: 0, time }
}

/** The longest way to write a date and time, plus spaces. The expressions below would take forever on a longer cell. */
const LONGEST_MOMENT = 80

/** An instant with its time zone, or a date and a time on the wall. */
function momentIn(text: string): LogEntry['when'] | null {
  if (text.length > LONGEST_MOMENT) return null
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const instant = Date.parse(text)
    return Number.isNaN(instant) ? null : { instant }
  }
  const [, date = '', clock = ''] = /^(.*?)(?:T|[\s,]+)(\d{1,2}[:.]\d{2}.*)$/.exec(text.trim()) ?? []
  const time = wallTime(clock)
  return time === null || (wallDay(date, 'day-first') ?? wallDay(date, 'month-first')) === null
    ? null
    : { date, daysLater: 0, time }
}

/** Lines that no mark parts (`07:00:03 C:\hoy\a.mp3`) are parted behind the date and the time in front. */
function rowsOf(text: string): CsvRow[] {
  const rows = parseCsv(text)
  if (rows.some(({ cells }) => cells.length > 1)) return rows
  return rows.map(({ line, cells: [cell = ''] }) => {
    const parts = /^\s*(?:(\S*\d[-/.]\S*)\s+)?(\d{1,2}:\d{2}(?::\d{2})?)\s+(.*)$/.exec(cell.slice(0, 400))
    return { line, cells: parts === null ? [cell] : parts.slice(1).filter((part) => part !== undefined) }
  })
}
