import { plainHeading } from '../csv.ts'

/** What a column of a table says of an airing. */
export type LogColumn = 'moment' | 'day' | 'time' | 'file' | 'cart' | 'title' | 'artist' | 'song' | 'length'

/** Which column says what, counted from 0. */
export type LogColumns = Partial<Record<LogColumn, number>>

/** How programs and people name the columns, in Spanish, Portuguese and English. */
const NAMES: Record<LogColumn, readonly string[]> = {
  moment: [
    'fecha_hora',
    'fechahora',
    'fecha_y_hora',
    'fecha/hora',
    'fecha_de_reproduccion',
    'emitido',
    'data_hora',
    'data/hora',
    'data_e_hora',
    'datetime',
    'date_time',
    'date/time',
    'date_played',
    'time_played',
    'played',
    'played_at',
    'timestamp',
    'airedat',
    'aired_at',
    'momento',
  ],
  day: [
    'fecha',
    'fecha_de_emision',
    'fecha_emision',
    'date',
    'startdate',
    'start_date',
    'air_date',
    'data',
    'dia',
    'day',
  ],
  time: [
    'hora',
    'hora_de_emision',
    'hora_emision',
    'hora_de_inicio',
    'hora_inicio',
    'horario',
    'inicio',
    'time',
    'start',
    'starttime',
    'start_time',
    'hora_de_reproduccion',
    'air_time',
    'airtime',
  ],
  file: [
    'archivo',
    'nombre_de_archivo',
    'nombre_del_archivo',
    'nombre_archivo',
    'arquivo',
    'nome_do_arquivo',
    'caminho',
    'file',
    'filename',
    'file_name',
    'filepath',
    'file_path',
    'fichero',
    'ruta',
    'path',
    'nombre',
    'name',
    'spot',
  ],
  cart: ['cart', 'cartucho', 'cartucho_numero', 'cart_number', 'numero', 'number', 'codigo', 'code', 'id'],
  title: ['title', 'titulo', 'track', 'track_title', 'tema', 'pista', 'cancion', 'musica', 'song'],
  artist: ['artist', 'artista', 'interprete', 'creator', 'autor'],
  /** `artist - title` */
  song: ['artist_title', 'artist_and_title', 'artista_titulo', 'artista_y_titulo'],
  length: ['duracion', 'duracao', 'segundos', 'seconds', 'duration', 'length', 'largo'],
}
export const LOG_COLUMNS = Object.keys(NAMES) as LogColumn[]

/** Of the table that stations are given to fill in. Its days are written as in Peru, the day first. */
export const TEMPLATE_HEADINGS = ['fecha', 'hora', 'archivo', 'duracion'] as const

/** Whether a table has the headings of the template, with or without the last. */
export function isTemplate(shape: string): boolean {
  const whole = TEMPLATE_HEADINGS.join(' ')
  return shape === whole || shape === TEMPLATE_HEADINGS.slice(0, -1).join(' ')
}

/** The columns that a heading names. They may not suffice. */
export function columnsNamed(heading: readonly string[]): LogColumns {
  const columns: LogColumns = {}
  heading.forEach((title, place) => {
    const plain = plainHeading(title)
    for (const column of LOG_COLUMNS) {
      if (columns[column] === undefined && NAMES[column].includes(plain)) columns[column] = place
    }
  })
  return columns
}

/** Whether a table with these columns says when something was aired, at least by the clock, and what. */
export function suffices(columns: LogColumns): boolean {
  const says = (column: LogColumn): boolean => columns[column] !== undefined
  return (says('moment') || says('time')) && (says('file') || says('cart') || says('title') || says('song'))
}

/** What tables of the same program have in common: the headings, or else how many columns there are. */
export function tableShape(heading: readonly string[] | null, cells: readonly string[]): string {
  return heading === null ? `${cells.length}` : heading.map(plainHeading).join(' ')
}
