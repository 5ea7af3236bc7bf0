import { basename, extname } from 'node:path'
import { Value } from 'typebox/value'
import { ChaskiError, type FieldFault } from '../../media/errors.ts'
import { UploadFields, type WorkEdit } from '../../media/schemas/work.ts'
import { KINDS, type Kind } from '../../media/vocabulary.ts'
import { fieldFaults } from '../http/field-faults.ts'

/** What a client sends with a file, as text: the parts of a form, or `Upload-Metadata` of tus. */
export interface UploadMetadata {
  fields: WorkEdit
  fileName: string
  /** The kind that staff chose. */
  wish: Kind | null
  /** The work that the file is a new version of. */
  workId: string | null
}

const LISTS = new Set(['places', 'tags'])
const OF_THE_UPLOAD = new Set(['filename', 'kind', 'work'])
const BOOLEANS: Record<string, boolean> = { true: true, false: false }
// Sent by tus clients on their own, and of no use to us.
const IGNORED = new Set(['name', 'type', 'filetype', 'relativePath', 'file'])

/**
 * Reads the text that came with an upload. A list is a repeated field, a JSON list, or words separated by commas;
 * `broadcast` is JSON, `sensitive` is `true` or `false`. An empty field is one that was not filled in.
 * @param text a field that a form has several times has several values
 * @throws ChaskiError `bad_request` that names every field at fault
 */
export function readUploadMetadata(
  text: Record<string, string | null | undefined | readonly string[]>,
): UploadMetadata {
  const fields: Record<string, unknown> = {}
  const faults: FieldFault[] = []
  const filled = Object.entries(text)
    .filter(([name]) => !IGNORED.has(name))
    .map(([name, values]) => [name, filledOf(values)] as const)
  const single: Record<string, string> = {}
  for (const [name, values] of filled) {
    const [value, ...further] = values
    if (value === undefined) continue
    if (LISTS.has(name)) fields[name] = list(values, name, faults)
    else if (further.length > 0) faults.push({ path: name, message: 'was given more than once' })
    else if (OF_THE_UPLOAD.has(name)) single[name] = value
    else if (name === 'sensitive') fields[name] = BOOLEANS[value] ?? value
    else fields[name] = name === 'broadcast' ? parsed(value, name, faults) : value
  }
  const { filename, kind, work } = single
  const wish = KINDS.find((known) => known === kind) ?? null
  if (kind && wish === null) faults.push(unknownKind())
  faults.push(...fieldFaults(Value.Errors(UploadFields, fields), 'file'))
  if (faults.length > 0) throw new ChaskiError('bad_request', { fields: faults })
  return {
    fields: fields as WorkEdit,
    fileName: cleanFileName(filename ?? ''),
    wish,
    workId: work ?? null,
  }
}

function unknownKind(): FieldFault {
  const rule = { keyword: 'enum', params: { allowedValues: KINDS } }
  return { path: 'kind', message: `must be one of ${KINDS.join(', ')}`, rule }
}

/** A title for a work that was given none: the name of its file, as a person would say it. */
export function titleOf(fileName: string): string {
  const words = basename(fileName, extname(fileName))
    .replace(/[_\s]+/g, ' ')
    .trim()
  return words.slice(0, 200) || 'Sin título'
}

/** Only ever shown, never part of a path. Some clients send the whole path of the file. */
function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replace(/\p{C}/gu, '').slice(0, 255) || 'archivo'
}

function parsed(text: string, path: string, faults: FieldFault[]): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    faults.push({ path, message: 'must be JSON' })
    return null
  }
}

function filledOf(values: string | null | undefined | readonly string[]): string[] {
  const all = typeof values === 'string' ? [values] : (values ?? [])
  return all.map((value) => value.trim()).filter(Boolean)
}

function list(values: readonly string[], path: string, faults: FieldFault[]): unknown {
  const words = values.flatMap((value) => {
    if (!value.startsWith('[')) return value.split(',')
    const said = parsed(value, path, faults)
    return Array.isArray(said) ? said : []
  })
  // What is no word is left for the schema to name.
  return [...new Set(words.map((word) => (typeof word === 'string' ? word.trim() : word)))].filter(
    (word) => word !== '',
  )
}
