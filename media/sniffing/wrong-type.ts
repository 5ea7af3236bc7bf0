import type { Refusal } from '../refusals.ts'
import { isText, latin1, pointsElsewhere } from './text-content.ts'

/** As much as is looked at; of a smaller file, all of it. */
export const FIRST_BYTES = 4096

/** ISO 32000: readers accept the header anywhere in here, and mail gateways put things before it. */
const PDF_HEADER_WITHIN = 1024

/**
 * Why a file is surely not taken, by its first bytes; null where it may be. Tells a person before a film's worth of
 * data has crossed a weak link. What it lets pass is looked at again when it is whole.
 */
export function wrongType(head: Uint8Array): Refusal | null {
  if (head.length === 0) return 'empty_file'
  const first = head.subarray(0, FIRST_BYTES)
  if (pointsElsewhere(first)) return 'references_other_files'
  const text = latin1(first)
  if (isPdf(text)) return null
  if (isPhotograph(text)) return 'photograph'
  if (isOfficeDocument(text)) return 'office_document'
  if (OTHERS.some((signature) => text.startsWith(signature))) return 'unknown_type'
  return isText(first) ? 'unknown_type' : null
}

export function isPdf(head: string): boolean {
  return head.slice(0, PDF_HEADER_WITHIN).includes('%PDF-')
}

// JPEG, PNG, two of TIFF, PSD, JPEG XL. A GIF is a film without sound.
const PICTURES = ['\xff\xd8\xff', '\x89PNG\r\n', 'II*\0', 'MM\0*', '8BPS', '\xff\x0a', '\0\0\0\x0cJXL ']
// What telephones call the still pictures that they keep in the container of films (HEIC, AVIF).
const STILL_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)/
// The size of the file and four zeros follow.
const BITMAP = /^BM[\s\S]{4}\0{4}/

function isPhotograph(head: string): boolean {
  if (PICTURES.some((signature) => head.startsWith(signature)) || BITMAP.test(head)) return true
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return true
  if (head.startsWith('ftyp', 4)) return STILL_BRANDS.test(head.slice(8))
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<svg\b/i.test(head)
}

// The container of Word, Excel and PowerPoint before 2007; RTF.
const OLD_OFFICE = ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '{\\rtf']
// Names of the parts that stand in a ZIP that is a document: Microsoft's, the OASIS one, Apple's.
const PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/',
  'ppt/',
  'xl/',
  'mimetypeapplication/vnd.oasis.opendocument',
  'Index/Document.iwa',
]

function isOfficeDocument(head: string): boolean {
  if (OLD_OFFICE.some((signature) => head.startsWith(signature))) return true
  return head.startsWith(ZIP) && PARTS.some((part) => head.includes(part))
}

const ZIP = 'PK\x03\x04'
// Archives, programs and databases.
const OTHERS = [ZIP, '7z\xbc\xaf', 'Rar!', '\x1f\x8b', 'MZ', '\x7fELF', 'SQLite format 3', 'BZh', '\xfd7zXZ']
