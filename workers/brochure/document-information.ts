import type { WorkTags } from '../../media/jobs/queues.ts'
import { carriedLine } from '../files/carried-line.ts'
import type { PdfObjects, PdfValue } from './active-parts.ts'

type Dictionary = Record<string, PdfValue>

/**
 * The changes by which a PDF says what it is (ISO 32000-2, 14.3): title, organisation, help, short address. What its author's
 * program wrote goes, in both places where it may stand. Of a sensitive work nothing is said.
 * @param objects as qpdf describes them
 * @param changes those that are made anyway; they are kept
 * @param free number of an object that is none yet
 */
export function withInformation(
  objects: PdfObjects,
  changes: PdfObjects,
  tags: WorkTags,
  free: number,
): PdfObjects {
  const now = (name: string): PdfObjects[string] | undefined => changes[name] ?? objects[name]
  const trailer = dictionary(now('trailer'))
  if (trailer === null) return changes
  const changed: PdfObjects = { ...changes }
  changed[`obj:${free} 0 R`] = { value: information(tags) }
  // Without the size, qpdf writes a table that is one object short.
  changed.trailer = { value: { ...trailer, '/Info': `${free} 0 R`, '/Size': free + 1 } }
  const root = `obj:${String(trailer['/Root'])}`
  const catalog = dictionary(now(root))
  if (catalog !== null && '/Metadata' in catalog) {
    const { '/Metadata': _, ...rest } = catalog
    changed[root] = { value: rest }
  }
  return changed
}

function information(tags: WorkTags): Dictionary {
  const { title, organisation, sensitive } = tags
  const said: [string, string | null | undefined][] = sensitive
    ? []
    : [
        ['/Title', title],
        ['/Author', organisation],
        ['/Subject', carriedLine(tags)],
      ]
  return Object.fromEntries(
    said.flatMap(([key, value]) => (value ? [[key, `u:${value.toWellFormed()}`]] : [])),
  )
}

function dictionary(object: PdfObjects[string] | undefined): Dictionary | null {
  if (object === undefined || !('value' in object)) return null
  const { value } = object
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}
