import { basename, extname } from 'node:path'
import { Value } from 'typebox/value'
import { ChaskiError } from '../../media/errors.ts'
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

interface Fault {
  path: string
  message: string
}

const LISTS = new Set(['places', 'tags'])
// Sent by tus clients on their own, and of no use to us.
const IGNORED = new Set(['name', 'type', 'filetype', 'relativePath', 'file'])

/**
 * Reads the text that came with an upload. Lists are parted by commas, `broadcast` is JSON; an empty field is one that was not filled in.
 * @throws ChaskiError `bad_request` that names every field at fault
 */
export function readUploadMetadata(text: Record<string, string | null | undefined>): UploadMetadata {
  const { filename, kind, work, ...rest } = text
  const fields: Record<string, unknown> = {}
  const faults: Fault[] = []
  for (const [name, value] of Object.entries(rest)) {
    const filled = value?.trim()
    if (IGNORED.has(name) || !filled) continue
    if (name === 'broadcast') fields[name] = parsed(filled, name, faults)
    else fields[name] = LISTS.has(name) ? list(filled) : filled
  }
  const wish = KINDS.find((known) => known === kind) ?? null
  if (kind && wish === null) faults.push({ path: 'kind', message: `must be one of ${KINDS.join(', ')}` })
  faults.push(...fieldFaults(Value.Errors(UploadFields, fields), 'file'))
  if (faults.length > 0) throw new ChaskiError('bad_request', { fields: faults })
  return {
    fields: fields as WorkEdit,
    fileName: cleanFileName(filename ?? ''),
    wish,
    workId: work?.trim() || null,
  }
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

function parsed(text: string, path: string, faults: Fault[]): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    faults.push({ path, message: 'must be JSON' })
    return null
  }
}

function list(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter(Boolean)
}
