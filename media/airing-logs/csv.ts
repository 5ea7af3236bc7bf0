import type { Calendar } from '../calendar.ts'
import { parseCsv, plainHeading } from '../csv.ts'
import { type AiringLine, baseName, seconds, wallDay, wallTime } from './airing-line.ts'

/**
 * A table with a header, as spreadsheets and most automations export it, separated by commas, semicolons or tabs. The
 * header names the columns, in Spanish or English:
 *
 *     fecha;hora;archivo;duracion
 *     10/01/2026;07:00:03;C:\Chaski\hoy\ABC-000123_v2_es-PE_30s.mp3;30
 */
const COLUMNS = {
  moment: [
    'fecha_hora',
    'fechahora',
    'fecha_y_hora',
    'datetime',
    'date_time',
    'timestamp',
    'airedat',
    'aired_at',
    'momento',
  ],
  day: ['fecha', 'date', 'dia', 'day'],
  time: ['hora', 'time', 'hora_inicio', 'inicio', 'start', 'start_time'],
  file: ['archivo', 'file', 'filename', 'file_name', 'fichero', 'ruta', 'path', 'nombre', 'name', 'spot'],
  cart: ['cart', 'cartucho', 'cart_number', 'numero', 'number', 'codigo', 'code', 'id'],
  length: ['duracion', 'segundos', 'seconds', 'duration', 'length', 'largo'],
} as const
type Column = keyof typeof COLUMNS

export function readCsvLog(text: string, calendar: Calendar): AiringLine[] {
  const rows = parseCsv(text)
  const places = placesOf(rows[0] ?? [])
  if (places === null) return []
  const airings: AiringLine[] = []
  for (const row of rows.slice(1)) {
    const cell = (column: Column): string => row[places[column] ?? -1]?.trim() ?? ''
    const at = momentOf(cell('moment'), calendar) ?? momentOf(`${cell('day')} ${cell('time')}`, calendar)
    const file = cell('file')
    const cart = /^\d{1,9}$/.test(cell('cart')) ? Number(cell('cart')) : null
    if (at === null || (file === '' && cart === null)) continue
    airings.push({
      at,
      fileName: file === '' ? null : baseName(file),
      cart,
      seconds: seconds(cell('length')),
    })
  }
  return airings
}

export function looksLikeCsv(text: string): boolean {
  return placesOf(parseCsv(text.slice(0, 4096))[0] ?? []) !== null
}

/** Null unless the header has columns for when and what. */
function placesOf(heading: readonly string[]): Partial<Record<Column, number>> | null {
  const places: Partial<Record<Column, number>> = {}
  heading.forEach((title, place) => {
    const plain = plainHeading(title)
    for (const column of Object.keys(COLUMNS) as Column[]) {
      if (places[column] === undefined && COLUMNS[column].some((name) => name === plain))
        places[column] = place
    }
  })
  const when = places.moment !== undefined || (places.day !== undefined && places.time !== undefined)
  return when && (places.file !== undefined || places.cart !== undefined) ? places : null
}

/** The longest way to write a date and time, plus spaces. The expressions below would take forever on a longer cell. */
const LONGEST_MOMENT = 80

/** An instant with its time zone, or a date and time on the clock. */
function momentOf(text: string, calendar: Calendar): number | null {
  if (text.length > LONGEST_MOMENT) return null
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const instant = Date.parse(text)
    return Number.isNaN(instant) ? null : instant
  }
  const [, dayText = '', timeText = ''] = /^(\S+?)(?:T|\s+)(.+)$/.exec(text) ?? []
  const day = wallDay(dayText)
  const time = wallTime(timeText)
  if (day === null || time === null) return null
  return calendar.fromWall(day.year, day.month, day.day, time.hour, time.minute, time.second)
}
