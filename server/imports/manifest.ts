import { Value } from 'typebox/value'
import { isoDay, wallDay } from '../../media/airing-logs/wall.ts'
import type { Calendar } from '../../media/calendar.ts'
import { parseCsv, plainHeading } from '../../media/csv.ts'
import { type Column, columnNamed } from '../../media/manifest-headings.ts'
import type { Sentence } from '../../media/refusals.ts'
import { UploadFields, type WorkEdit } from '../../media/schemas/work.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { FAULTS, type Fault } from './faults.ts'
import {
  answerOf,
  type Cell,
  captionsOf,
  countOf,
  kindOf,
  languageOf,
  lineOf,
  listOf,
  visibilityOf,
} from './manifest-values.ts'

/** One work of a manifest. */
export interface ManifestRow {
  /** Of the file, from 1: where a person finds it in a spreadsheet. */
  line: number
  /** What tells the work apart when the manifest is read again; null where the hash of its file has to do. */
  key: string | null
  /** As written: a path below the folder of the import. */
  file: string
  kind: Kind | null
  fields: WorkEdit
  /** Title or id of a project of the programme. */
  project: string | null
  captions: { language: string; file: string }[]
  /** What another system had counted, up to the end of a day. */
  earlier: { views: number; until: Date; source: string } | null
}

export interface Manifest {
  rows: ManifestRow[]
  faults: Fault[]
  /** How it heads its columns, as written. */
  titles: ReadonlyMap<Column, string>
}

/**
 * Reads a manifest as spreadsheets write it: a heading, then one work a line, parted by `;`, tabs or commas. Every
 * fault is told, not the first alone; a line with a fault gives no row.
 * @param calendar whose days are meant
 */
export function readManifest(text: string, calendar: Calendar): Manifest {
  const [first, ...lines] = parseCsv(text)
  const heading = first?.cells ?? []
  const faults: Fault[] = []
  const columns = heading.map((title) => columnNamed(plainHeading(title)))
  columns.forEach((column, place) => {
    const title = heading[place] ?? ''
    if (column === null && title.trim() !== '')
      faults.push({ line: 1, column: title, message: FAULTS.unknownColumn })
    if (column !== null && columns.indexOf(column) !== place)
      faults.push({ line: 1, column: title, message: FAULTS.doubledColumn })
  })
  if (!columns.includes('file')) faults.push({ line: 1, column: null, message: FAULTS.noFileColumn })

  const titles = new Map(
    columns.flatMap((column, place) =>
      column === null ? [] : [[column, heading[place]?.trim() ?? ''] as const],
    ),
  )
  const rows: ManifestRow[] = []
  const seen = new Map<string, number>()
  for (const { line: at, cells } of lines) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const read = readRow(at, cells, { columns, heading, calendar })
    faults.push(...read.faults)
    if (read.row === null) continue
    const name = read.row.key ?? read.row.file
    const before = seen.get(name)
    if (before !== undefined) {
      faults.push({ line: at, column: null, message: FAULTS.doubledLine(name, before) })
      continue
    }
    seen.set(name, at)
    rows.push(read.row)
  }
  return { rows, faults, titles }
}

function readRow(
  line: number,
  cells: readonly string[],
  {
    columns,
    heading,
    calendar,
  }: { columns: readonly (Column | null)[]; heading: readonly string[]; calendar: Calendar },
): { row: ManifestRow | null; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (column: Column, message: Sentence): void => {
    const title = heading[columns.indexOf(column)]
    faults.push({ line, column: title?.trim() ?? null, message })
  }
  const said = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? ''
  const value = <T>(column: Column, read: (text: string) => Cell<T>): T | undefined => {
    if (said(column) === '') return undefined
    const cell = read(said(column))
    if ('value' in cell) return cell.value
    fault(column, cell.fault)
    return undefined
  }
  const day = (column: Column): string | undefined =>
    value(column, (text) => {
      const found = wallDay(text)
      return found ? { value: isoDay(found) } : { fault: FAULTS.noDate(text) }
    })
  const text = (column: Column): string | undefined => said(column) || undefined
  const list = (column: Column): string[] | undefined =>
    said(column) === '' ? undefined : listOf(said(column))

  if (said('file') === '') fault('file', FAULTS.noFile)
  const publishOn = day('publishAt')
  const publishLast = day('publishUntil')
  const validFrom = day('validFrom')
  const validUntil = day('validUntil')
  const script = text('script')
  const fields = given({
    title: text('title'),
    description: text('description'),
    language: text('language') && languageOf(said('language')),
    places: list('places'),
    programme: text('programme'),
    partner: text('partner'),
    licence: text('licence'),
    credits: text('credits'),
    tags: list('tags'),
    visibility: value('visibility', visibilityOf),
    sensitive: value('sensitive', answerOf),
    contentNote: text('contentNote'),
    publishAt: publishOn && calendar.startOf(publishOn).toISOString(),
    publishUntil: publishLast && calendar.endOf(publishLast).toISOString(),
    validFrom: validFrom && calendar.startOf(validFrom).toISOString(),
    validUntil: validUntil && calendar.endOf(validUntil).toISOString(),
    broadcast: script === undefined ? undefined : { ...UNSAID_BROADCAST, script },
  })
  for (const { instancePath, keyword } of Value.Errors(UploadFields, fields)) {
    const isLong = keyword === 'maxLength' || keyword === 'maxItems'
    fault((instancePath.split('/')[1] ?? 'title') as Column, isLong ? FAULTS.tooMuch : FAULTS.notTaken)
  }
  if (publishOn && publishLast && publishLast < publishOn) fault('publishUntil', FAULTS.endsBeforePublication)
  if (validFrom && validUntil && validUntil < validFrom) fault('validUntil', FAULTS.endsBeforeValidity)

  const views = value('views', countOf)
  const viewsAt = day('viewsAt')
  if (views !== undefined && said('viewsAt') === '') fault('views', FAULTS.noViewsDate)
  if (views !== undefined && said('viewsSource') === '') fault('views', FAULTS.noViewsSource)

  const row: ManifestRow = {
    line,
    key: value('key', lineOf) ?? null,
    file: said('file').replaceAll('\\', '/'),
    kind: value('kind', kindOf) ?? null,
    fields,
    project: said('project') || null,
    captions: value('captions', captionsOf) ?? [],
    earlier:
      views === undefined || viewsAt === undefined
        ? null
        : { views, until: calendar.endOf(viewsAt), source: value('viewsSource', lineOf) ?? '' },
  }
  return { row: faults.length === 0 ? row : null, faults }
}

const UNSAID_BROADCAST = {
  outCue: '',
  campaign: null,
  playsPerDay: null,
  dayparts: [],
  mayEdit: false,
  contact: '',
  replaces: null,
}

function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
