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
    const named = () => settled(columnsNamed(cells), rows.slice(place + 1, place + 1 + ROWS_LOOKED_AT))
    const columns = told(shape) ?? named()
    if (suffices(columns)) return { rows, heading: place, columns, shape }
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
  const body = rows.slice(heading === null ? 0 : heading + 1)
  const lengthOf = lengthReader(body, columns)
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const entry = readRow({ line, cells }, columns, namedDate, lengthOf)
    if (entry === null) found.faults.push(faultAt(line, cells.filter((cell) => cell !== '').join(' · ')))
    else found.entries.push(entry)
  }
  return found
}

/**
 * What the columns of a table that cannot be read probably are: what its headings name, then what stands in them. It may
 * not suffice: a person fills in the rest.
 */
export function guessColumns({ rows, heading }: LogTable): LogColumns {
  const sample = rows.filter(({ cells }) => isTimed(cells)).slice(0, ROWS_LOOKED_AT)
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length))
  const guess = heading === null ? {} : settled(columnsNamed(rows[heading]?.cells ?? []), sample)
  const named = new Set(Object.values(guess))
  for (let place = 0; place < width; place++) {
    const column = named.has(place) ? null : contentOf(cellsAt(sample, place))
    if (column !== null && guess[column] === undefined) guess[column] = place
  }
  return guess
}

/**
 * Headings say less than the cells below them: «Played» may stand above a time alone, «Date» or «Start time» above a date
 * with its time.
 */
function settled(named: LogColumns, body: readonly CsvRow[]): LogColumns {
  const { moment, day, time, ...rest } = named
  const holds = (place: number | undefined): LogColumn | null =>
    place === undefined ? null : contentOf(cellsAt(body, place))
  if (moment !== undefined && time === undefined && holds(moment) === 'time')
    return { ...rest, ...(day !== undefined && { day }), time: moment }
  if (moment !== undefined || (day !== undefined && time !== undefined)) return named
  const both = [day, time].find((place) => holds(place) === 'moment')
  return both === undefined ? named : { ...rest, moment: both }
}

function cellsAt(rows: readonly CsvRow[], place: number): string[] {
  return rows.map(({ cells }) => cells[place] ?? '')
}

function contentOf(cells: readonly string[]): LogColumn | null {
  const said = cells.filter((cell) => cell.trim() !== '')
  const most = (is: (cell: string) => boolean): boolean =>
    said.length > 0 && said.filter(is).length * 2 > said.length
  if (most((cell) => momentIn(cell) !== null)) return 'moment'
  if (most((cell) => wallDay(cell) !== null || wallDay(cell, 'month-first') !== null)) return 'day'
  if (most((cell) => wallTime(cell) !== null)) return 'time'
  if (most((cell) => /\.(mp3|wav|flac|ogg|opus|m4a|wma|aac)\s*$/i.test(cell))) return 'file'
  return most((cell) => cell.includes(SONG_MARK)) ? 'song' : null
}

/** Between artist and title, where a log has both in one. */
const SONG_MARK = ' - '

/** With a colon: `12.50` is a price. */
const isTimed = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.includes(':') && (wallTime(cell) !== null || momentIn(cell) !== null))

function readRow(
  { line, cells }: CsvRow,
  columns: LogColumns,
  namedDate: string,
  lengthOf: (cell: string) => number | null,
): LogEntry | null {
  const cell = (column: LogColumn): string => cells[columns[column] ?? -1]?.trim() ?? ''
  const moment =
    momentIn(cell('moment')) ??
    momentIn(`${cell('day')} ${cell('time')}`) ??
    (columns.day === undefined ? momentIn(`${namedDate} ${cell('time')}`) : null)
  const when = moment ?? undatedIn(columns, cell('time'), namedDate)
  const [file, song] = [cell('file'), songIn(cell('song'))]
  const [title, artist] = [cell('title') || song.title, cell('artist') || song.artist]
  const cart = /^\d{1,9}$/.test(cell('cart')) ? Number(cell('cart')) : null
  if (when === null || (file === '' && cart === null && title === '')) return null
  return {
    line,
    when,
    fileName: file === '' ? null : baseName(file),
    cart,
    title: title === '' ? null : title,
    artist: artist === '' ? null : artist,
    seconds: lengthOf(cell('length')),
  }
}

/** `artist - title`; without the mark it is all title. */
function songIn(text: string): { artist: string; title: string } {
  const mark = text.indexOf(SONG_MARK)
  return mark === -1
    ? { artist: '', title: text }
    : { artist: text.slice(0, mark).trim(), title: text.slice(mark + SONG_MARK.length).trim() }
}

/** SAM and other programs with a database of their own keep lengths in milliseconds: no piece has less than a second. */
function lengthReader(body: readonly CsvRow[], { length }: LogColumns): (cell: string) => number | null {
  const said = length === undefined ? [] : cellsAt(body, length).filter((cell) => cell.trim() !== '')
  const inMilliseconds = said.length > 0 && said.every((cell) => /^\s*\d{4,}\s*$/.test(cell))
  return inMilliseconds ? (cell) => Number(cell) / 1000 || null : seconds
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

/** A date, if there is one, and a time in front of what was aired, with nothing but spaces between them. */
const SPACED = /^\s*(?:(\S*\d[-/.]\S*)\s+)?(\d{1,2}:\d{2}(?::\d{2})?)\s+([^\s;,|].*)$/
/** Behind it no line of a log is looked at. */
const LINE_LOOKED_AT = 400

/**
 * Lines that no mark parts (`07:00:03 C:\hoy\a.mp3`) are parted behind the date and the time in front. A comma in a title
 * does not make a table: there, the first cell ends with the moment.
 */
function rowsOf(text: string): CsvRow[] {
  const rows = parseCsv(text)
  const lines = text.split('\n').map((line) => SPACED.exec(line.slice(0, LINE_LOOKED_AT)))
  const parted = lines.filter((parts) => parts !== null).length
  const isTable = rows.filter(
    ({ cells: [first = '', ...others] }) => others.length > 0 && isWhen(first),
  ).length
  if (parted === 0 || parted <= isTable || rows.some(({ cells }) => suffices(columnsNamed(cells))))
    return rows
  return text
    .split('\n')
    .map((line, index) => ({
      line: index + 1,
      cells: lines[index]?.slice(1).filter((part) => part !== undefined) ?? [line],
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

const isWhen = (cell: string): boolean =>
  wallTime(cell) !== null ||
  momentIn(cell) !== null ||
  wallDay(cell) !== null ||
  wallDay(cell, 'month-first') !== null
