/** A PDF object in qpdf's JSON: names as `/Name`, references as `5 0 R`, strings as `u:…` or `b:…`. */
export type PdfValue = null | boolean | number | string | PdfValue[] | { [key: string]: PdfValue }
type Dictionary = { [key: string]: PdfValue }

/** What qpdf's JSON (version 2) says of an object; of a stream only its dictionary. */
export type PdfObject = { value: PdfValue } | { stream: { dict: Dictionary } }
export type PdfObjects = Record<string, PdfObject>

/** Actions that run, open or send something (ISO 32000-2, 12.6.4). Links within the document and to the web are none. */
const ACTIONS = new Set([
  '/JavaScript',
  '/Launch',
  '/SubmitForm',
  '/ImportData',
  '/GoToE',
  '/GoToR',
  '/Rendition',
  '/RichMediaExecute',
])

/** Entries that carry scripts, what starts them by itself, and files (7.7.4, 7.11.3, 12.6.3, 12.7.9, 13.6). */
const ENTRIES = new Set([
  '/JavaScript',
  '/JS',
  '/AA',
  '/EmbeddedFiles',
  '/EF',
  '/AF',
  '/XFA',
  '/RichMediaContent',
  '/RichMediaSettings',
])

/**
 * The objects of a PDF that have to change for it to be nothing but a document: without scripts, without actions that
 * start or send something, without embedded files. What is left stays as it is.
 * @returns only the objects that change, as they become
 */
export function withoutActiveParts(objects: PdfObjects): PdfObjects {
  const changed: PdfObjects = {}
  const named = (value: PdfValue | undefined): PdfValue | undefined => {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value
    const target = objects[`obj:${value}`]
    return target !== undefined && 'value' in target ? target.value : undefined
  }
  const isAction = (value: Dictionary): boolean => {
    const kind = named(value['/S'])
    return typeof kind === 'string' && ACTIONS.has(kind)
  }
  /** The value without them; the same one where nothing is taken out. */
  const clean = (value: PdfValue): PdfValue => {
    if (Array.isArray(value)) {
      const items = value.map(clean)
      return items.every((item, index) => item === value[index]) ? value : items
    }
    if (typeof value !== 'object' || value === null) return value
    if (isAction(value)) return null
    const kept = Object.entries(value).filter(([key]) => !ENTRIES.has(key))
    const cleaned = kept.map(([key, entry]) => [key, clean(entry)] as const)
    const isSame =
      kept.length === Object.keys(value).length && cleaned.every(([key, entry]) => entry === value[key])
    return isSame ? value : Object.fromEntries(cleaned)
  }

  for (const [name, object] of Object.entries(objects)) {
    const before = 'value' in object ? object.value : object.stream.dict
    const after = clean(before)
    if (after === before) continue
    changed[name] = 'value' in object ? { value: after } : { stream: { dict: (after ?? {}) as Dictionary } }
  }
  return changed
}
